import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { StoredRoom, UpdateLog } from '#db/update-log.ts'
import { goalOf, goalText, writeGoal } from '#tests/collaboration/client.ts'
import { withServer } from '#tests/collaboration/family.ts'
import { writeSomething } from '#tests/collaboration/family-writes.ts'
import { seeded } from '#tests/collaboration/random.ts'
import { memoryLog } from '#tests/collaboration/server.ts'
import { until } from '#tests/collaboration/until.ts'

const { start, connect } = withServer()

it('R-B3: the same plan loaded again after a restart has the same state vector, byte for byte', async () => {
  const log = memoryLog()
  const first = await start({ updateLog: log })
  const anna = await connect('anna').ready()
  const random = seeded(8)
  for (let step = 0; step < 80; step++) writeSomething(anna.doc, random)
  await until('saved', () => anna.isSaved)
  const vectors: Uint8Array[] = []
  const greetings: Uint8Array[] = []
  for (let restart = 0; restart < 3; restart++) {
    const server = restart === 0 ? first : await start({ updateLog: log })
    vectors.push(await server.collaboration.read('room', Y.encodeStateVector))
    const client = await connect('anna').ready()
    greetings.push(client.step1 as Uint8Array, Y.encodeStateVector(client.doc))
    client.close()
    await until('the room left memory', () => server.collaboration.stats().rooms === (restart === 0 ? 1 : 0))
  }
  for (const other of [...vectors, ...greetings]) expect(other).toEqual(vectors[0])
  expect(vectors[0]).toEqual(Y.encodeStateVector(anna.doc))
})

const broken: [string, (stored: StoredRoom) => StoredRoom | Error][] = [
  ['the store throws', () => new Error('disk I/O error')],
  [
    'an update is damaged',
    (stored) => ({ ...stored, updates: stored.updates.map((update) => update.slice(0, -2)) }),
  ],
  ['an update is missing', (stored) => ({ ...stored, updates: stored.updates.slice(1) })],
  ['everything is missing', (stored) => ({ ...stored, updates: [] })],
]

it.each(broken)('R-B4: %s: a named code, not an empty plan, and nothing is written', async (_, damage) => {
  const inner = memoryLog()
  let writes = 0
  let isBroken = false
  const log: UpdateLog = {
    async append(batch) {
      writes++
      await inner.append(batch)
    },
    async replaceState(...args) {
      writes++
      await inner.replaceState(...args)
    },
    async dropClaims(...args) {
      writes++
      await inner.dropClaims(...args)
    },
    async load(roomId) {
      const stored = await inner.load(roomId)
      if (!isBroken || !stored) return stored
      const damaged = damage(stored)
      if (damaged instanceof Error) throw damaged
      return damaged
    },
  }
  await inner.append([{ roomId: 'room', firstSeq: 1, ...threeRows() }])
  const server = await start({ updateLog: log })
  isBroken = true
  const doc = new Y.Doc()
  writeGoal(doc, 'g9', 'Mijn woorden')
  const anna = connect('anna', { doc })
  expect(await anna.closing()).toBe(4500)
  expect(anna.synced).toBe(false)
  expect(anna.step1).toBeUndefined()
  expect(writes).toBe(0)
  expect(server.metrics.count('load failed')).toBe(1)
  expect(server.collaboration.stats().rooms).toBe(0)
  await expect(server.collaboration.read('room', () => 1)).rejects.toThrow()
  // It heals: the next one tries again.
  isBroken = false
  const bram = await connect('bram').ready()
  expect(goalOf(bram.doc, 'g1')).toBe('ltijd Samen eten')
})

function threeRows() {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  writeGoal(doc, 'g1', 'Samen eten')
  goalText(doc, 'g1').insert(0, 'Altijd ')
  goalText(doc, 'g1').delete(0, 1)
  return { updates, claims: [{ clientId: doc.clientID, personId: 'server' }] }
}

it('R-B7: another schema version is refused before any byte of the plan', async () => {
  const server = await start()
  server.people.before = () => Promise.reject(new Error('nobody may even be asked who this is'))
  for (const version of ['0', '2', '', '1.0', 'one']) {
    const anna = connect('anna', { version })
    expect(await anna.closing()).toBe(4409)
    expect(anna.messages).toBe(0)
  }
  expect(server.people.admissions).toBe(0)
})

it('R-B9: a field that this release does not know survives its clients', async () => {
  const server = await start()
  const newer = await connect('anna').ready()
  writeGoal(newer.doc, 'g1', 'Samen eten')
  const goal = newer.doc.getMap('goals').get('g1') as Y.Map<unknown>
  goal.set('mood', 'blij')
  await until('saved', () => newer.isSaved)
  const older = await connect('bram').ready()
  goalText(older.doc, 'g1').insert(0, 'Vaak ')
  await until('both are there', () => goalOf(newer.doc, 'g1') === 'Vaak Samen eten' && older.isSaved)
  older.close()
  newer.close()
  await until('the room left memory', () => server.collaboration.stats().rooms === 0)
  const mood = await server.collaboration.read('room', (doc) =>
    (doc.getMap('goals').get('g1') as Y.Map<unknown>).get('mood'),
  )
  expect(mood).toBe('blij')
})

it('R-B19: who opens a room at the same moment shares one load, also while the last one leaves', async () => {
  const inner = memoryLog()
  let loads = 0
  const log: UpdateLog = {
    ...inner,
    async load(roomId) {
      loads++
      return inner.load(roomId)
    },
  }
  const server = await start({ updateLog: log, limits: { lingerTime: 0 } })
  const together = ['anna', 'bram', 'anna', 'bram', 'anna'].map((who) => connect(who))
  for (const client of together) await client.ready()
  expect(loads).toBe(1)
  for (const client of together.slice(1)) client.close()
  let last = together[0]
  for (let round = 0; round < 40; round++) {
    const doc = last?.doc as Y.Doc
    writeGoal(doc, `g${round}`, 'x')
    await until('saved', () => last?.isSaved === true)
    last?.close()
    // In the same turn, one turn later, or while the state is being put away.
    for (let turns = round % 4; turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve))
    last = await connect('anna').ready()
    expect(last.doc.getMap('goals').size).toBe(round + 1)
    expect(server.collaboration.stats().rooms).toBe(1)
  }
  expect(server.log.lines).toEqual([])
})

it('R-B19: who comes in while the state of a left room is being put away gets that same room', async () => {
  const inner = memoryLog()
  let loads = 0
  let isPutAway = () => {}
  const putAway = new Promise<void>((resolve) => {
    isPutAway = resolve
  })
  let leaving = false
  const log: UpdateLog = {
    ...inner,
    load(roomId) {
      loads++
      return inner.load(roomId)
    },
    async replaceState(roomId, state) {
      leaving = true
      await putAway
      await inner.replaceState(roomId, state)
    },
  }
  const server = await start({ updateLog: log })
  const anna = await connect('anna').ready()
  writeGoal(anna.doc, 'g1', 'x')
  await until('saved', () => anna.isSaved)
  anna.close()
  await until('the room is being left', () => leaving)
  const bram = await connect('bram').ready()
  isPutAway()
  await until('the state is stored', () => server.metrics.count('compacted') === 1)
  const carla = await connect('anna').ready()
  expect(loads).toBe(1)
  writeGoal(bram.doc, 'g2', 'x')
  await until('they are together', () => goalOf(carla.doc, 'g2') === 'x')
})

it('a room that was compacted is sent as it is stored, without deleted text', async () => {
  const log = memoryLog()
  const server = await start({ updateLog: log, limits: { compactRows: 20 } })
  const anna = await connect('anna').ready()
  writeGoal(anna.doc, 'g1', 'GEHEIM')
  goalText(anna.doc, 'g1').delete(0, 6)
  for (let round = 0; round < 60; round++) goalText(anna.doc, 'g1').insert(round, 'a')
  await until('saved', () => anna.isSaved)
  await until('the log was replaced', () => server.metrics.count('compacted') > 0)
  anna.close()
  await until('the room left memory', () => server.collaboration.stats().rooms === 0)
  const stored = await log.load('room')
  expect(stored?.updates).toEqual([])
  expect(Buffer.from(stored?.state?.state ?? []).includes('GEHEIM')).toBe(false)
  const bram = await connect('bram').ready()
  expect(goalOf(bram.doc, 'g1')).toBe('a'.repeat(60))
})
