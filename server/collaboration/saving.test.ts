import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import { type Database, openDatabase } from '#db/connection.ts'
import { plans, rooms } from '#db/schema.ts'
import { createSqliteUpdateLog, type UpdateLog } from '#db/update-log.ts'
import { goalOf, goalText, writeGoal } from '#tests/collaboration/client.ts'
import { withServer } from '#tests/collaboration/family.ts'
import { memoryLog } from '#tests/collaboration/server.ts'
import { until } from '#tests/collaboration/until.ts'

const { start, connect } = withServer()
const limits = { commitRetryFirst: 5, commitRetryMost: 20 }

/** A log that fails when told to. */
function failingLog(log: UpdateLog) {
  const faults: { error: Error | null; appends: number } = { error: null, appends: 0 }
  const failing: UpdateLog = {
    ...log,
    async append(batch) {
      faults.appends++
      if (faults.error) throw faults.error
      await log.append(batch)
    },
  }
  return { log: failing, faults }
}

const storeErrors = [
  ['a full disk', Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })],
  ['a locked database', Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' })],
  ['a store that throws', new TypeError('undefined is not a function')],
] as const

it.each(storeErrors)(
  'R-B16: %s: nothing is acknowledged or shown, and saving resumes by itself',
  async (_, error) => {
    const { log, faults } = failingLog(memoryLog())
    const server = await start({ updateLog: log, limits })
    const anna = await connect('anna').ready()
    const bram = await connect('bram').ready()
    await until('everything so far is saved', () => anna.isSaved && bram.isSaved)
    faults.error = error
    writeGoal(anna.doc, 'g1', 'Samen eten')
    await until('it was tried more than once', () => server.metrics.count('commit failed') >= 3)
    goalText(anna.doc, 'g1').insert(10, ' op zondag')
    expect(anna.isSaved).toBe(false)
    expect(goalOf(bram.doc, 'g1')).toBeUndefined()
    expect(anna.closed).toBe(false)
    expect(server.collaboration.stats().saving).toBe(false)
    // Somebody who comes in now does not see it either.
    const late = await connect('bram').ready()
    expect(goalOf(late.doc, 'g1')).toBeUndefined()
    faults.error = null
    await until('it is saved after all', () => anna.isSaved)
    await until('the others see it', () =>
      [bram, late].every(({ doc }) => goalOf(doc, 'g1') === 'Samen eten op zondag'),
    )
    expect(server.collaboration.stats().saving).toBe(true)
    expect(server.log.lines.filter(({ level }) => level === 'error').length).toBeGreaterThan(0)
    expect(JSON.stringify(server.log.lines)).not.toContain('Samen eten')
  },
)

it('R-B16: one room’s trouble does not hold up another room', async () => {
  const inner = memoryLog('second')
  const log: UpdateLog = {
    ...inner,
    async append(batch) {
      if (batch.some(({ roomId }) => roomId === 'room')) throw new Error('This room cannot be written')
      await inner.append(batch)
    },
  }
  const server = await start({ updateLog: log, limits })
  const anna = await connect('anna').ready()
  const bram = await connect('bram', { plan: 'second' }).ready()
  writeGoal(anna.doc, 'g1', 'one')
  writeGoal(bram.doc, 'g1', 'two')
  await until('the other room is saved', () => bram.isSaved)
  expect(anna.isSaved).toBe(false)
  expect(server.metrics.count('commit failed')).toBeGreaterThan(0)
})

it('R-B16: more unsaved work than fits in memory closes with a code after which the client tries again', async () => {
  const { log, faults } = failingLog(memoryLog())
  const server = await start({ updateLog: log, limits: { ...limits, unsavedBytes: 2_000 } })
  const anna = await connect('anna').ready()
  await until('saved', () => anna.isSaved)
  faults.error = new Error('full')
  writeGoal(anna.doc, 'g1', 'x'.repeat(1_500))
  writeGoal(anna.doc, 'g2', 'x'.repeat(1_500))
  expect(await anna.closing()).toBe(4429)
  faults.error = null
  await until('saving works again', () => server.collaboration.stats().saving)
  const again = await connect('anna', { doc: anna.doc }).ready()
  await until('all of it is saved', () => again.isSaved)
})

it('a plan that was erased while people were in it closes with its code', async () => {
  const log = memoryLog()
  await start({ updateLog: log, limits })
  const anna = await connect('anna').ready()
  await until('saved', () => anna.isSaved)
  log.dropRoom('room')
  writeGoal(anna.doc, 'g1', 'Samen eten')
  expect(await anna.closing()).toBe(4404)
})

let folder: string | undefined
let db: Database | undefined
afterEach(() => {
  db?.close()
  if (folder) rmSync(folder, { recursive: true })
  db = undefined
  folder = undefined
})

async function sqliteRoom() {
  folder = mkdtempSync(join(tmpdir(), 'saving-'))
  const opened = openDatabase(join(folder, 'plan.db'))
  db = opened
  await opened.write(async (tx) => {
    await tx.insert(plans).values({
      id: 'plan',
      templateId: 'form',
      language: 'nl',
      step: 'agree',
      schemaVersion: 1,
      createdAt: 0,
    })
    await tx
      .insert(rooms)
      .values({ id: 'room', planId: 'plan', kind: 'plan', schemaVersion: 1, status: 'open', createdAt: 0 })
  })
  const pragma = (text: string) =>
    opened.writeSync((connection: Sqlite.Database) => void connection.pragma(text))
  return { log: createSqliteUpdateLog(opened, () => 0), pragma, db: opened }
}

it('R-B16: a database file that may not grow any more (SQLITE_FULL) heals by itself', async () => {
  const { log, pragma, db: opened } = await sqliteRoom()
  const server = await start({ updateLog: log, limits })
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  await until('saved', () => anna.isSaved && bram.isSaved)
  await pragma('max_page_count = 1')
  writeGoal(anna.doc, 'g1', 'x'.repeat(40_000))
  await until('the disk is full', () => server.metrics.count('commit failed') >= 2)
  expect(server.log.lines.some(({ fields }) => JSON.stringify(fields).includes('SQLITE_FULL'))).toBe(true)
  expect(goalOf(bram.doc, 'g1')).toBeUndefined()
  expect(anna.isSaved).toBe(false)
  // A write of another part does not break on it either.
  await expect(opened.read.select().from(rooms)).resolves.toHaveLength(1)
  await pragma('max_page_count = 4294967294')
  await until('saved after all', () => anna.isSaved)
  await until('and shown', () => goalOf(bram.doc, 'g1') !== undefined)
})

it('R-B11: nobody sees what is not on disk', async () => {
  const inner = memoryLog()
  const order: string[] = []
  let asked = false
  let release = () => {}
  const log: UpdateLog = {
    ...inner,
    async append(batch) {
      if (batch.some(({ updates }) => updates.length > 0)) {
        await new Promise<void>((resolve) => {
          asked = true
          release = resolve
        })
        order.push('on disk')
      }
      await inner.append(batch)
    },
  }
  await start({ updateLog: log })
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  bram.doc.on('update', () => order.push('shown'))
  writeGoal(anna.doc, 'g1', 'Samen eten')
  const late = await connect('bram').ready()
  expect(goalOf(late.doc, 'g1')).toBeUndefined()
  await until('the store is asked', () => asked)
  expect(order).toEqual([])
  release()
  await until('bram sees it', () => goalOf(bram.doc, 'g1') === 'Samen eten')
  expect(order).toEqual(['on disk', 'shown'])
  await until('late sees it', () => goalOf(late.doc, 'g1') === 'Samen eten')
})

it('R-B18: the server itself changes a plan on the same path: saved, then shown to everybody', async () => {
  const { log, faults } = failingLog(memoryLog())
  const server = await start({ updateLog: log, limits: { ...limits, transactTime: 50 } })
  await server.collaboration.transact('room', (doc) => writeGoal(doc, 'g1', 'Uit een oude versie'))
  const anna = await connect('anna').ready()
  expect(goalOf(anna.doc, 'g1')).toBe('Uit een oude versie')
  await server.collaboration.transact('room', (doc) => goalText(doc, 'g1').insert(0, 'Nog eens: '))
  await until('anna sees it', () => goalOf(anna.doc, 'g1') === 'Nog eens: Uit een oude versie')
  goalText(anna.doc, 'g1').insert(0, 'Anna: ')
  await until('anna is saved', () => anna.isSaved)
  faults.error = new Error('full')
  await expect(server.collaboration.transact('room', (doc) => writeGoal(doc, 'g2', 'x'))).rejects.toThrow(
    'store',
  )
  expect(goalOf(anna.doc, 'g2')).toBeUndefined()
  faults.error = null
  await until('it comes when saving works again', () => goalOf(anna.doc, 'g2') === 'x')
  const claims = (await log.load('room'))?.claims.filter(({ personId }) => personId === 'server')
  expect(claims).toHaveLength(1)
})

it('R-B18: the server cannot put in a plan what a person could not, and a change that throws leaves nothing', async () => {
  const server = await start()
  await expect(
    server.collaboration.transact('room', (doc) => void doc.getMap('secret').set('a', 1)),
  ).rejects.toThrow('does not belong')
  await expect(
    server.collaboration.transact('room', (doc) => {
      writeGoal(doc, 'g1', 'half')
      throw new Error('The other half failed')
    }),
  ).rejects.toThrow('other half')
  expect(await server.collaboration.read('room', (doc) => [...doc.share.keys()])).toEqual([])
  await expect(server.collaboration.transact('elsewhere', () => {})).rejects.toThrow('no such room')
})

it('R-B11: where others write, "saved" goes with the next of theirs; where it is quiet it is told at once', async () => {
  // Longer than this test may take: only something of others can bring it.
  await start({ limits: { soon: 60_000 } })
  const anna = await connect('anna').ready()
  writeGoal(anna.doc, 'g1', '')
  await until('it is told at once to who is alone', () => anna.isSaved)
  const bram = await connect('bram').ready()
  goalText(bram.doc, 'g1').insert(0, 'b')
  await until('anna hears of bram', () => goalOf(anna.doc, 'g1') === 'b')
  goalText(anna.doc, 'g1').insert(1, 'a')
  await until('it is saved, for bram sees it', () => goalOf(bram.doc, 'g1') === 'ba')
  expect(anna.isSaved).toBe(false)
  goalText(bram.doc, 'g1').insert(2, 'c')
  await until('she is told so with what bram wrote', () => goalOf(anna.doc, 'g1') === 'bac')
  await until('and of everything', () => anna.isSaved)
})

it('R-B11: where others write, "saved" is told soon also when nobody writes any more', async () => {
  await start()
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  writeGoal(bram.doc, 'g1', 'b')
  await until('anna hears of bram', () => goalOf(anna.doc, 'g1') === 'b')
  goalText(anna.doc, 'g1').insert(1, 'a')
  await until('she is told', () => anna.isSaved)
})
