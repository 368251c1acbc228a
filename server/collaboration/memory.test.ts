import { fork } from 'node:child_process'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { bareRoom, fakeMember } from '#tests/collaboration/bare-room.ts'
import { goalText, writeGoal } from '#tests/collaboration/client.ts'
import { withServer } from '#tests/collaboration/family.ts'
import { below, seeded } from '#tests/collaboration/random.ts'
import { memoryLog } from '#tests/collaboration/server.ts'
import { until } from '#tests/collaboration/until.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { receiveUpdate } from './update-path.ts'

const { start, connect } = withServer()

interface Measured {
  before: number
  after: number
  rooms: number
  perRoom: number
}

/** A process of its own: the memory of the test runner says nothing. */
const measure = () =>
  new Promise<Measured>((resolve, reject) => {
    const child = fork(new URL('../../tests/collaboration/thousand-plans.ts', import.meta.url), {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('message', (message) => resolve(message as Measured))
    child.on('error', reject)
    child.on('exit', (code) => code === 0 || reject(new Error(`It ended with ${code}`)))
  })

it('R-B30: a thousand plans opened and closed leave nothing behind', { timeout: 60_000 }, async () => {
  const { before, after, rooms, perRoom } = await measure()
  expect(rooms).toBe(0)
  expect(after).toBeLessThan(before * 1.15)
  // An open plan of 20 kB text in which nobody writes, with one connection.
  expect(perRoom).toBeLessThan(100 * 1024)
})

it('R-B30: the count of open rooms returns to zero', async () => {
  const roomIds = Array.from({ length: 30 }, (_, index) => `room-${index}`)
  const server = await start({ updateLog: memoryLog(...roomIds) })
  for (const plan of roomIds) {
    const anna = await connect('anna', { plan }).ready()
    writeGoal(anna.doc, 'g1', 'x')
    await until('saved', () => anna.isSaved)
    anna.close()
  }
  await until('all left memory', () => server.collaboration.stats().rooms === 0)
  expect(server.metrics.count('compacted')).toBe(30)
})

it('R-B31: 50,000 updates compact to less than three times a freshly written plan', {
  timeout: 60_000,
}, async () => {
  const random = seeded(31)
  const log = memoryLog()
  const room = await bareRoom({}, log)
  const member = fakeMember('anna')
  const doc = new Y.Doc()
  let sent = 0
  doc.on('update', (update: Uint8Array) => {
    sent++
    receiveUpdate(room, member, update, false, DEFAULT_LIMITS)
  })
  for (let goal = 0; goal < 40; goal++) writeGoal(doc, `g${goal}`, '')
  // People write words one after another, go back, take something out, and write on.
  while (sent < 50_000) {
    const text = goalText(doc, `g${below(random, 40)}`)
    let at = random() < 0.8 ? text.length : below(random, text.length + 1)
    for (let letter = 5 + below(random, 40); letter > 0; letter--)
      text.insert(at++, 'abcdefgh '[below(random, 9)] as string)
    if (random() < 0.5)
      for (let letter = below(random, 20); letter > 0 && at > 0; letter--) text.delete(--at, 1)
  }
  await room.saved()
  const rows = (await log.load('room'))?.updates.length ?? 0
  expect(rows).toBeGreaterThanOrEqual(50_000)
  const state = room.stateForLog()
  await log.replaceState('room', state)
  const stored = await log.load('room')
  expect(stored?.updates).toEqual([])
  const fresh = new Y.Doc()
  for (let goal = 0; goal < 40; goal++) writeGoal(fresh, `g${goal}`, goalText(doc, `g${goal}`).toString())
  const written = Y.encodeStateAsUpdate(fresh).length
  expect(stored?.state?.state.length).toBeLessThan(3 * written)
  expect(await (await bareRoom({}, log)).read((read) => JSON.stringify(read.getMap('goals').toJSON()))).toBe(
    JSON.stringify(fresh.getMap('goals').toJSON()),
  )
})

it('R-B31: while people write, a long log is replaced by its state and its rows go with it', async () => {
  const log = memoryLog()
  const server = await start({ updateLog: log, limits: { compactRows: 50 } })
  const anna = await connect('anna').ready()
  writeGoal(anna.doc, 'g1', '')
  for (let round = 0; round < 180; round++) {
    goalText(anna.doc, 'g1').insert(round, 'a')
    if (round % 10 === 0) await until('saved', () => anna.isSaved)
  }
  await until('saved', () => anna.isSaved)
  await until('it was replaced', () => server.metrics.count('compacted') >= 3)
  const stored = await log.load('room')
  expect(stored?.updates.length).toBeLessThan(60)
  expect((stored?.state?.throughSeq ?? 0) + (stored?.updates.length ?? 0)).toBe(181)
})
