/** Erasing a whole plan without pages: what each moment leaves behind, also when the server dies right after it. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type Database, openDatabase } from '#db/connection.ts'
import { auditLog, passages, planErasures, plans, rooms, roomUpdates, signInLinks } from '#db/schema.ts'
import { readConfig } from '../config.ts'
import { confirmKeyOf } from '../people/own-details.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { Me } from '../plans/types.ts'
import { createRights } from '../rights/rights.ts'
import { DAY, type ErasingContext } from './context.ts'
import { createErasing } from './erasing.ts'

const MARK = 'MERKTEKEN-IN-DE-RUIMTE'

let family: Family
let petra: Me
let mark: Me

beforeEach(async () => {
  family = await createFamily()
  const { db, planId } = family
  petra = await family.me(await family.person('Petra', 'parent'))
  mark = await family.me(await family.person('Mark', 'parent'))
  await db.write(async (tx) => {
    const room = { id: 'room', planId, kind: 'plan', schemaVersion: 1, status: 'open', createdAt: 0 }
    await tx.insert(rooms).values(room)
    await tx.insert(roomUpdates).values({ roomId: 'room', seq: 1, data: Buffer.from(MARK) })
  })
})
afterEach(() => family.close())

/** As a server that starts on this file. */
function erasingOn(db: Database, more: Partial<ErasingContext> = {}) {
  const { clock } = family
  return createErasing({
    db,
    clock,
    config: readConfig({}),
    rights: createRights({ db, clock }),
    outbox: { enqueue: async () => undefined, wake: () => undefined },
    collaboration: () => ({
      reconsider: async () => undefined,
      forget: () => undefined,
      changed: () => undefined,
    }),
    versions: () => ({ eraseItems: async () => undefined, erasePerson: async () => undefined }),
    ...more,
  })
}

/** The files as a power cut leaves them, opened again elsewhere. */
function afterPowerCut(): { db: Database; holds: (words: string) => boolean } {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'))
  const path = join(folder, 'test.sqlite')
  const files = ['', '-wal']
  for (const end of files) copyFileSync(`${family.path}${end}`, `${path}${end}`)
  const db = openDatabase(path)
  onTestFinished(() => {
    db.close()
    rmSync(folder, { recursive: true })
  })
  return { db, holds: (words) => files.some((end) => readFileSync(`${path}${end}`).includes(words)) }
}

describe('R-B32: a server that dies', () => {
  it('while a plan is due, erases it at its next start, before anybody connects', async () => {
    const erasing = erasingOn(family.db)
    await erasing.sayYes(petra)
    await erasing.sayYes(mark)
    family.clock.advance(7 * DAY)
    const { db, holds } = afterPowerCut()
    expect(holds(MARK)).toBe(true)
    await erasingOn(db).recover()
    expect(await db.read.select().from(plans)).toEqual([])
    expect(holds(MARK)).toBe(false)
  })

  it('in the middle of the transaction, has erased nothing, and does it at its next start', async () => {
    const dying = erasingOn(family.db, {
      db: {
        ...family.db,
        write: (work) =>
          family.db.write(async (tx) => {
            const result = await work(tx)
            const left = await tx.select().from(plans)
            if (left.length === 0) throw new Error('the power is gone')
            return result
          }),
      },
    })
    await dying.sayYes(petra)
    await dying.sayYes(mark)
    family.clock.advance(7 * DAY)
    await expect(dying.look()).rejects.toThrow('the power is gone')
    expect(await family.db.read.select().from(roomUpdates)).toHaveLength(1)
    const { db, holds } = afterPowerCut()
    await erasingOn(db).recover()
    expect(await db.read.select().from(plans)).toEqual([])
    expect(holds(MARK)).toBe(false)
  })

  it('right after it, empties the log of the database at its next start', async () => {
    const dying = erasingOn(family.db, {
      db: {
        ...family.db,
        forget: () => {
          throw new Error('the power is gone')
        },
      },
    })
    await dying.sayYes(petra)
    await dying.sayYes(mark)
    family.clock.advance(7 * DAY)
    await expect(dying.look()).rejects.toThrow('the power is gone')
    const { db, holds } = afterPowerCut()
    expect(holds(MARK)).toBe(true)
    await erasingOn(db).recover()
    expect(holds(MARK)).toBe(false)
  })
})

describe('asking', () => {
  it('a question that nobody answers is forgotten after thirty days', async () => {
    const erasing = erasingOn(family.db)
    await erasing.sayYes(petra)
    family.clock.advance(30 * DAY)
    await erasing.look()
    expect(await family.db.read.select().from(planErasures)).toEqual([])
    await erasing.sayYes(mark)
    expect((await erasing.page(petra)).state).toBe('asked')
  })

  it('R-E24: the log tells of asking, planning and taking back, once each', async () => {
    const erasing = erasingOn(family.db)
    for (const me of [petra, petra, mark]) await erasing.sayYes(me)
    await erasing.look()
    await erasing.takeBack(petra)
    await erasing.takeBack(petra)
    const rows = await family.db.read.select().from(auditLog).where(eq(auditLog.planId, family.planId))
    expect(rows.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['erase-asked', petra.participantId],
      ['erase-planned', null],
      ['erase-taken-back', petra.participantId],
    ])
  })

  it('who came with a link of somebody else says no yes, and erases nothing; keeping is always possible', async () => {
    const erasing = erasingOn(family.db)
    const byLink: Me = { ...petra, origin: 'return' }
    await expect(erasing.sayYes(byLink)).rejects.toMatchObject({ status: 403 })
    await expect(erasing.eraseOwnWords(byLink)).rejects.toMatchObject({ status: 403 })
    expect(await erasing.page(byLink)).toMatchObject({ own: null, maySayYes: false, needsProof: true })
    await erasing.sayYes(petra)
    await erasing.sayYes(mark)
    await erasing.takeBack(byLink)
    expect((await erasing.page(petra)).state).toBe('none')
  })

  it('R-B32: an address that was never confirmed goes with the plan', async () => {
    await family.db.write((tx) =>
      tx.insert(signInLinks).values({
        id: 'link',
        email: 'nooit@bevestigd.nl',
        tokenHash: 'x',
        browserHash: confirmKeyOf(petra.participantId),
        codeHash: 'x',
        createdAt: 0,
        expiresAt: Number.MAX_SAFE_INTEGER,
      }),
    )
    const erasing = erasingOn(family.db)
    await erasing.sayYes(petra)
    await erasing.sayYes(mark)
    family.clock.advance(7 * DAY)
    await erasing.look()
    expect(await family.db.read.select().from(signInLinks)).toEqual([])
  })
})

describe('notes', () => {
  it('R-E26: only notes for nobody else, of before settling, are announced', async () => {
    const { db, clock, planId } = family
    const at = clock.now()
    const note = {
      planId,
      kind: 'own-passage',
      words: 'w',
      language: 'nl',
      audience: 'me',
      audienceChosenAt: at,
    }
    const row = { ...note, authorId: petra.participantId, createdAt: at, changedAt: at }
    await db.write(async (tx) => {
      await tx.insert(passages).values([
        { ...row, id: 'note' },
        { ...row, id: 'shown', audience: 'circle' },
        { ...row, id: 'in-plan', releasedAt: at },
        { ...row, id: 'child', kind: 'child-words' },
        { ...row, id: 'private-time', roomId: 'room' },
        { ...row, id: 'later', changedAt: at + 2 },
      ])
      const settled = { id: 's', planId, at: at + 1, action: 'settle', audience: 'plan' }
      await tx.insert(auditLog).values(settled)
    })
    clock.advance(17 * DAY)
    const erasing = erasingOn(db)
    await erasing.look()
    expect((await erasing.page(petra)).notes.map(({ id }) => id)).toEqual(['note'])
    expect((await erasing.page(mark)).notes).toEqual([])
    // Written in again: it is in use, and nothing is announced of it any more.
    await db.write((tx) =>
      tx
        .update(passages)
        .set({ changedAt: clock.now() + 1 })
        .where(eq(passages.id, 'note')),
    )
    clock.advance(30 * DAY)
    await erasing.look()
    expect((await erasing.page(petra)).notes).toEqual([])
    expect(await db.read.select().from(passages)).toHaveLength(6)
  })

  it('R-E26: 0 keeps for ever', async () => {
    const config = readConfig({ KEEP_INACTIVE_PLANS_DAYS: '0', KEEP_PRIVATE_NOTES_DAYS: '0' })
    family.clock.advance(20_000 * DAY)
    await erasingOn(family.db, { config }).look()
    expect(await family.db.read.select().from(plans)).toHaveLength(1)
  })
})

it('R-B32: whatever names a plan, a room or a person goes with it', () => {
  const file = new Sqlite(family.path, { readonly: true })
  const names = file.prepare("select name from sqlite_master where type = 'table'").all() as {
    name: string
  }[]
  const loose: string[] = []
  for (const { name } of names) {
    const columns = file.pragma(`table_info(${name})`) as { name: string }[]
    const keys = file.pragma(`foreign_key_list(${name})`) as { from: string; on_delete: string }[]
    for (const { name: column } of columns) {
      if (!OWNERS.includes(column)) continue
      const key = keys.find(({ from }) => from === column)
      if (key?.on_delete !== 'CASCADE') loose.push(`${name}.${column}`)
    }
  }
  file.close()
  expect(loose.sort()).toEqual(LEFT_BEHIND)
})

const OWNERS = ['plan_id', 'room_id', 'participant_id', 'author_id', 'passage_id', 'sending_id', 'version_id']
/** A task goes with its plan and outlives who took it; what the team got stays with the team. */
const LEFT_BEHIND = ['free_tasks.participant_id', 'sendings.plan_id']
