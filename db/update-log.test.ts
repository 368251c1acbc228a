import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Database, openDatabase } from './connection.ts'
import { plans, roomStates, rooms, roomUpdates } from './schema.ts'
import { describeUpdateLog } from './update-log.contract.ts'
import { BrokenLogError, createSqliteUpdateLog } from './update-log.ts'
import { createMemoryUpdateLog } from './update-log-memory.ts'

describeUpdateLog('R-C3, R-B6: the log in memory', async (now) => {
  const log = createMemoryUpdateLog(now)
  return {
    log,
    createRoom: async (roomId) => log.createRoom(roomId),
    dropRoom: async (roomId) => log.dropRoom(roomId),
  }
})

describe('SQLite', () => {
  let folder: string
  let db: Database
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-'))
    db = openDatabase(join(folder, 'plan.db'))
  })
  afterAll(() => {
    db.close()
    rmSync(folder, { recursive: true })
  })

  const open = async (now: () => number = () => 0) => {
    await db.write(async (tx) => {
      await tx.delete(plans)
      await tx.insert(plans).values({
        id: 'plan',
        templateId: 'form',
        language: 'nl',
        step: 'agree',
        schemaVersion: 1,
        createdAt: 0,
      })
    })
    return {
      log: createSqliteUpdateLog(db, now),
      createRoom: (id: string) =>
        db.write(async (tx) => {
          await tx
            .insert(rooms)
            .values({ id, planId: 'plan', kind: 'plan', schemaVersion: 1, status: 'open', createdAt: 0 })
        }),
      dropRoom: (id: string) =>
        db.write(async (tx) => {
          await tx.delete(rooms).where(eq(rooms.id, id))
        }),
    }
  }
  describeUpdateLog('R-C3, R-B6: the log in SQLite', open)

  it('R-B4: a hole in the log is an error, never a shorter document', async () => {
    const { log, createRoom } = await open()
    await createRoom('a')
    const updates = [1, 2, 3].map((value) => Uint8Array.of(value))
    await log.append([{ roomId: 'a', firstSeq: 1, updates, claims: [] }])
    await db.write(async (tx) => {
      await tx.delete(roomUpdates).where(eq(roomUpdates.seq, 2))
    })
    await expect(log.load('a')).rejects.toBeInstanceOf(BrokenLogError)
  })

  it('R-B4: a stored state of which a byte changed is an error; one from before there were checksums must be read', async () => {
    const { log, createRoom } = await open()
    await createRoom('a')
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'abc')
    const state = Y.encodeStateAsUpdate(doc)
    await log.replaceState('a', { state, stateVector: Y.encodeStateVector(doc), throughSeq: 0 })
    expect((await log.load('a'))?.state?.isIntact).toBe(true)
    // Still an update that can be applied: with another letter.
    const damaged = Buffer.from(state)
    damaged[damaged.indexOf('abc')] = 0x7a
    await db.write(async (tx) => {
      await tx.update(roomStates).set({ state: damaged })
    })
    await expect(log.load('a')).rejects.toBeInstanceOf(BrokenLogError)
    await db.write(async (tx) => {
      await tx.update(roomStates).set({ checksum: null })
    })
    expect((await log.load('a'))?.state?.isIntact).toBe(false)
  })

  it('R-B11: a write is in the file when it is reported, in the turn in which it was asked for', async () => {
    const { log, createRoom } = await open()
    await createRoom('a')
    let reported = false
    const done = log
      .append([{ roomId: 'a', firstSeq: 1, updates: [Uint8Array.of(1)], claims: [] }])
      .then(() => {
        reported = true
      })
    expect(reported).toBe(false)
    const other = openDatabase(join(folder, 'plan.db'))
    expect(await other.read.select().from(roomUpdates)).toHaveLength(1)
    other.close()
    await done
  })
})
