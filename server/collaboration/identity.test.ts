import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMemoryUpdateLog } from '#db/update-log-memory.ts'
import { type Client, goalOf, goalText, writeGoal } from '#tests/collaboration/client.ts'
import { withServer } from '#tests/collaboration/family.ts'
import { memoryLog } from '#tests/collaboration/server.ts'
import { until } from '#tests/collaboration/until.ts'

const { start, connect } = withServer()

/** What somebody would send who pretends to be this client. */
function forgedAs(victim: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(victim))
  forged.clientID = victim.clientID
  const before = Y.encodeStateVector(forged)
  change(forged)
  return Y.encodeStateAsUpdate(forged, before)
}

it('R-B24: an update under another person’s clientID is refused and does not silence that person', async () => {
  const server = await start()
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  writeGoal(anna.doc, 'g1', 'Samen eten')
  await until('bram has it', () => goalOf(bram.doc, 'g1') === 'Samen eten')
  bram.sendSync(
    2,
    forgedAs(anna.doc, (doc) => goalText(doc, 'g1').insert(0, 'Nooit ')),
  )
  expect(await bram.closing()).toBe(4403)
  expect(server.metrics.count('refused foreign-client')).toBe(1)
  goalText(anna.doc, 'g1').insert(10, ' op zondag')
  await until('anna is saved', () => anna.isSaved)
  const again = await connect('bram').ready()
  expect(goalOf(again.doc, 'g1')).toBe('Samen eten op zondag')
})

it('R-B24: an id that was only shown as presence belongs to its person too, also after a restart', async () => {
  const log = memoryLog()
  const first = await start({ updateLog: log })
  const anna = await connect('anna').ready()
  await until('the claim is on disk', () => first.metrics.count('commits') > 0)
  anna.cut()
  await first.collaboration.close()
  const second = await start({ updateLog: log })
  const bram = await connect('bram').ready()
  bram.sendSync(
    2,
    forgedAs(anna.doc, (doc) => writeGoal(doc, 'g1', 'Niet van anna')),
  )
  expect(await bram.closing()).toBe(4403)
  const again = await connect('anna', { doc: anna.doc }).ready()
  writeGoal(anna.doc, 'g1', 'Van anna')
  await until('anna may use her id', () => again.isSaved)
  expect(await second.collaboration.read('room', (doc) => goalOf(doc, 'g1'))).toBe('Van anna')
})

it('R-B24: an id that only read for long is forgotten; one that wrote, or came back, stays its person’s', async () => {
  const DAY = 24 * 60 * 60 * 1000
  let later = 0
  const clock = { now: () => Date.now() + later }
  const log = createMemoryUpdateLog(clock.now)
  log.createRoom('room')
  const server = await start({ updateLog: log, clock })
  const visit = async (who: string, doc: Y.Doc, work?: () => void) => {
    const client = await connect(who, { doc }).ready()
    work?.()
    await until('all is saved', () => client.isSaved)
    client.cut()
    await until('nobody is there', () => server.collaboration.stats().rooms === 0)
  }
  const ids = async () => new Set((await log.load('room'))?.claims.map(({ clientId }) => clientId))
  const [read, wrote, erased, returns] = [new Y.Doc(), new Y.Doc(), new Y.Doc(), new Y.Doc()]
  await visit('anna', wrote, () => writeGoal(wrote, 'g1', 'Samen eten'))
  await visit('anna', erased, () => {
    writeGoal(erased, 'g2', 'Weg ermee')
    erased.getMap('goals').delete('g2')
  })
  await visit('anna', read)
  await visit('anna', returns)
  const all = [wrote, erased, read, returns].map(({ clientID }) => clientID)
  expect(await ids()).toEqual(new Set(all))

  later += 20 * DAY
  await visit('anna', returns)
  expect(await ids()).toEqual(new Set(all))
  later += 15 * DAY
  const bram = await connect('bram').ready()
  expect((await ids()).has(read.clientID)).toBe(false)
  for (const { clientID } of [wrote, erased, returns]) expect((await ids()).has(clientID)).toBe(true)

  // What stands in the plan, or stood there, is still nobody else's.
  for (const victim of [wrote, erased, returns]) {
    const forger = await connect('bram').ready()
    forger.sendSync(
      2,
      forgedAs(victim, (doc) => writeGoal(doc, 'g3', 'Niet van anna')),
    )
    expect(await forger.closing()).toBe(4403)
  }
  // A page that slept for long has its words still, and is itself again.
  const again = await connect('anna', { doc: read }).ready()
  writeGoal(read, 'g4', 'Van anna')
  await until('saved under its own id', () => again.isSaved && goalOf(bram.doc, 'g4') === 'Van anna')
  const claim = (await log.load('room'))?.claims.find(({ clientId }) => clientId === read.clientID)
  expect(claim?.personId).toBe('person-anna')
})

it('R-B24: a person’s other connection may use the id; what the room has already may come from anybody', async () => {
  const server = await start()
  const anna = await connect('anna').ready()
  writeGoal(anna.doc, 'g1', 'Samen eten')
  await until('saved', () => anna.isSaved)
  const bram = await connect('bram').ready()
  bram.sendSync(1, Y.encodeStateAsUpdate(anna.doc))
  bram.sendSync(2, Y.encodeStateAsUpdate(anna.doc))
  await until('dropped, and counted', () => bram.isSaved)
  expect(server.metrics.count('updates')).toBe(1)
  const second = await connect('anna', { doc: anna.doc }).ready()
  goalText(anna.doc, 'g1').insert(0, 'Altijd ')
  await until('saved on both', () => second.isSaved && anna.isSaved)
  expect(await server.collaboration.read('room', (doc) => goalOf(doc, 'g1'))).toBe('Altijd Samen eten')
})

it('R-B24: at most eight ids per connection', async () => {
  const server = await start()
  const anna = await connect('anna').ready()
  const under = (clientId: number) => {
    const doc = new Y.Doc()
    doc.clientID = clientId
    writeGoal(doc, `g${clientId}`, 'x')
    return Y.encodeStateAsUpdate(doc)
  }
  for (let clientId = 1; clientId <= 7; clientId++) anna.sendSync(2, under(clientId))
  await until('eight are fine, with its own', () => anna.isSaved)
  anna.sendSync(2, under(8))
  expect(await anna.closing()).toBe(4429)
  expect(await server.collaboration.read('room', (doc) => doc.getMap('goals').size)).toBe(7)
})

it('R-B24: a clock that jumps further than the frame holds is refused', async () => {
  const server = await start()
  const anna = connect('anna', { silent: true })
  await until('greeted', () => anna.step1 !== undefined)
  anna.sendSync(1, Y.encodeStateAsUpdate(new Y.Doc()))
  const doc = new Y.Doc()
  writeGoal(doc, 'g1', 'Samen')
  const vector = Y.encodeStateVector(doc)
  goalText(doc, 'g1').insert(0, 'x')
  anna.sendSync(2, Y.encodeStateAsUpdate(doc, vector))
  expect(await anna.closing()).toBe(4403)
  expect(server.metrics.count('refused gap')).toBe(1)
  // Deleted text of a length that nobody typed.
  const bram = await connect('bram').ready()
  bram.sendSync(2, Uint8Array.of(1, 1, 9, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x7f, 0))
  expect(await bram.closing()).toBe(4403)
})

it('R-B24: other people’s work that the room lacks, as after a restored backup, closes with 4410', async () => {
  await start()
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  writeGoal(anna.doc, 'g1', 'Samen eten')
  writeGoal(bram.doc, 'g2', 'Op tijd naar bed')
  await until(
    'both have both',
    () => goalOf(anna.doc, 'g2') !== undefined && goalOf(bram.doc, 'g1') !== undefined,
  )
  // The backup is from before this morning.
  await start()
  const again = connect('anna', { doc: anna.doc })
  expect(await again.closing()).toBe(4410)
  expect(again.synced).toBe(false)
})

it('R-B24: 4410 also when only the other person wrote, whether the room knows that person’s id or not', async () => {
  const restored = async (prepare: (bram: Client) => Promise<void>) => {
    await start()
    const anna = await connect('anna').ready()
    const bram = await connect('bram').ready()
    writeGoal(bram.doc, 'g2', 'Op tijd naar bed')
    await until('anna has it', () => goalOf(anna.doc, 'g2') !== undefined)
    await start()
    await prepare(bram)
    return connect('anna', { doc: anna.doc }).closing()
  }
  expect(await restored(async () => {})).toBe(4410)
  expect(
    await restored(async (bram) => {
      const fresh = new Y.Doc()
      fresh.clientID = bram.doc.clientID
      const again = await connect('bram', { doc: fresh }).ready()
      await until('the claim is there', () => again.isSaved)
    }),
  ).toBe(4410)
})

it('R-B24: own work that the room lacks is normal', async () => {
  const server = await start()
  const doc = new Y.Doc()
  writeGoal(doc, 'g1', 'Geschreven zonder verbinding')
  const anna = await connect('anna', { doc }).ready()
  await until('saved', () => anna.isSaved)
  expect(await server.collaboration.read('room', (saved) => goalOf(saved, 'g1'))).toBe(
    'Geschreven zonder verbinding',
  )
})

it('R-B24: what does not belong in a plan is refused, and the document stays as it was', async () => {
  const server = await start()
  const anna = await connect('anna').ready()
  writeGoal(anna.doc, 'g1', 'Samen eten')
  await until('saved', () => anna.isSaved)
  const before = await server.collaboration.read('room', Y.encodeStateAsUpdate)
  const changes: ((doc: Y.Doc) => void)[] = [
    (doc) => doc.getMap('secret').set('a', new Y.Map()),
    (doc) => doc.getXmlFragment('text:question').insert(0, [new Y.XmlElement('iframe')]),
    (doc) => doc.getMap('goals').set('g2', { json: true }),
  ]
  for (const change of changes) {
    const bram = await connect('bram').ready()
    change(bram.doc)
    expect(await bram.closing()).toBe(4403)
  }
  const bram = await connect('bram').ready()
  const second = new Y.Doc()
  writeGoal(second, 'g3', 'x')
  bram.sendSync(2, Y.encodeStateAsUpdateV2(second))
  expect(await bram.closing()).toBe(4403)
  expect(await server.collaboration.read('room', Y.encodeStateAsUpdate)).toEqual(before)
  expect(goalOf(anna.doc, 'g1')).toBe('Samen eten')
})
