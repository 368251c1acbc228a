import { connect as connectTcp } from 'node:net'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { goalOf, goalText, writeGoal } from '#tests/collaboration/client.ts'
import { withServer } from '#tests/collaboration/family.ts'
import { memoryLog } from '#tests/collaboration/server.ts'
import { until } from '#tests/collaboration/until.ts'

const { start, connect } = withServer()

it('R-E1: the upgrade is refused unless the Origin is ours; a missing one too', async () => {
  const server = await start()
  for (const origin of [
    null,
    'http://evil.test',
    'http://plan.test.evil.test',
    'null',
    'https://plan.test',
  ]) {
    const stranger = connect('anna', { origin })
    await stranger.closing()
    expect(stranger.httpStatus).toBe(403)
    expect(stranger.opened).toBe(false)
  }
  expect(server.people.admissions).toBe(0)
  expect((await connect('anna').ready()).synced).toBe(true)
})

it('R-E2: the session cookie is who you are; a token in the address is nothing', async () => {
  const server = await start()
  const nobody = connect('anna', { cookie: null })
  expect(await nobody.closing()).toBe(4401)
  expect(nobody.messages).toBe(0)
  const { WebSocket } = await import('ws')
  const ws = new WebSocket(`${server.url}/collab/plan/plan?v=1&session=anna&token=anna`, {
    origin: 'http://plan.test',
  })
  const code = await new Promise((resolve) => ws.on('close', resolve))
  expect(code).toBe(4401)
})

it('an address that names no plan, or a plan of nobody, closes as not found; other addresses are not ours', async () => {
  const server = await start()
  for (const [plan, kind] of [
    ['plan', 'other'],
    ['a%2Fb', 'plan'],
    ['x'.repeat(41), 'plan'],
    ['no-such-room', 'plan'],
  ]) {
    expect(await connect('anna', { plan, kind }).closing()).toBe(4404)
  }
  const { WebSocket } = await import('ws')
  const other = new WebSocket(`${server.url}/vite`, { origin: 'http://plan.test' })
  await new Promise((resolve) => other.on('error', resolve))
})

it('R-E3: before authorization little is kept, and not for long', async () => {
  const server = await start({ limits: { admissionTime: 60 } })
  server.people.before = () => new Promise(() => {})
  const talker = connect('anna', { silent: true })
  await until('it is open', () => talker.opened)
  for (let round = 0; round < 5; round++) talker.sendSync(2, new Uint8Array(4_000))
  expect(await talker.closing()).toBe(4413)
  const waiter = connect('anna')
  expect(await waiter.closing()).toBe(4500)
  expect(server.collaboration.stats()).toMatchObject({ sockets: 0, rooms: 0 })
})

it('R-E3: a bounded number of sockets may wait for authorization per address', async () => {
  const server = await start({ limits: { waitingPerAddress: 3 } })
  let answer = () => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  server.people.before = () => asked
  const waiting = [1, 2, 3].map(() => connect('anna'))
  await until('three wait', () => server.people.admissions === 3)
  expect(await connect('bram').closing()).toBe(4429)
  answer()
  for (const client of waiting) await client.ready()
  expect((await connect('bram').ready()).synced).toBe(true)
})

it('R-E7: sockets count by browser first, then by address, and places come back', async () => {
  await start({ limits: { socketsPerSession: 2, socketsPerAddress: 4 } })
  const anna = [await connect('anna').ready(), await connect('anna').ready()]
  // One browser that opens too many leaves the others of its community centre alone.
  expect(await connect('anna').closing()).toBe(4429)
  const bram = await connect('bram').ready()
  expect(bram.closed).toBe(false)
  await connect('bram').ready()
  expect(await connect('carla', { cookie: 'session=bram; other=1' }).closing()).toBe(4429)
  for (const client of anna) client.close()
  for (const client of anna) await client.closing()
  await until('a place came back', () => bram.ws.readyState === bram.ws.OPEN)
  expect((await connect('anna').ready()).synced).toBe(true)
})

it('R-E7: another Cookie header is not another session', async () => {
  await start({ limits: { socketsPerSession: 2 } })
  await connect('anna', { cookie: 'session=anna; a=1' }).ready()
  await connect('anna', { cookie: 'session=anna; a=2' }).ready()
  expect(await connect('anna', { cookie: 'session=anna; a=3' }).closing()).toBe(4429)
})

it('R-E3: an oversized frame closes with 1009, before and after authorization, and the process lives on', async () => {
  const server = await start({ limits: { payloadBytes: 50_000, updateBytes: 20_000 } })
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  bram.send(new Uint8Array(60_000))
  expect(await bram.closing()).toBe(1009)
  server.people.before = () => new Promise(() => {})
  const early = connect('bram', { silent: true })
  await until('it is open', () => early.opened)
  early.send(new Uint8Array(60_000))
  expect(await early.closing()).toBe(1009)
  writeGoal(anna.doc, 'g1', 'x')
  await until('the others go on', () => anna.isSaved)
})

it('R-B25: an update that is too large closes with its name, others unaffected', async () => {
  const server = await start({ limits: { updateBytes: 20_000 } })
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  writeGoal(bram.doc, 'g1', 'x'.repeat(25_000))
  expect(await bram.closing()).toBe(4413)
  writeGoal(anna.doc, 'g2', 'x')
  await until('anna goes on', () => anna.isSaved)
  expect(await server.collaboration.read('room', (doc) => [...doc.getMap('goals').keys()])).toEqual(['g2'])
})

it('R-B25: a document that grows too large closes with its name; deleted text does not count', async () => {
  const server = await start({ limits: { documentBytes: 30_000 } })
  const anna = await connect('anna').ready()
  writeGoal(anna.doc, 'g1', '')
  for (let round = 0; round < 6; round++) {
    goalText(anna.doc, 'g1').insert(0, 'x'.repeat(10_000))
    goalText(anna.doc, 'g1').delete(0, 10_000)
  }
  await until('all of that is fine', () => anna.isSaved)
  for (let round = 0; round < 4 && !anna.closed; round++)
    goalText(anna.doc, 'g1').insert(0, 'x'.repeat(10_000))
  expect(await anna.closing()).toBe(4413)
  const size = await server.collaboration.read('room', (doc) => Y.encodeStateAsUpdate(doc).length)
  expect(size).toBeLessThan(30_000)
  expect((await connect('bram').ready()).synced).toBe(true)
})

it('R-B25: too many updates a second close with their name', async () => {
  const server = await start({ limits: { updatesAtOnce: 50, updatesPerSecond: 10 } })
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  for (let round = 0; round < 80; round++) writeGoal(bram.doc, `g${round}`, 'x')
  expect(await bram.closing()).toBe(4429)
  expect(server.metrics.count('refused too-many')).toBe(1)
  writeGoal(anna.doc, 'mine', 'x')
  await until('anna goes on', () => anna.isSaved)
})

it('R-B25: what waits for something that never comes is refused, and so is too much of it', async () => {
  const server = await start({ limits: { heldFrames: 5 } })
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let round = 0; round < 12; round++) writeGoal(doc, `g${round}`, 'x')
  const anna = await connect('anna').ready()
  await until('the answer was taken', () => anna.isSaved)
  anna.sendSync(2, updates[1] as Uint8Array)
  expect(await anna.closing()).toBe(4403)
  const bram = connect('bram', { silent: true })
  await until('greeted', () => bram.step1 !== undefined)
  for (const update of updates.slice(1)) bram.sendSync(2, update)
  expect(await bram.closing()).toBe(4429)
  expect(server.metrics.count('refused gap')).toBe(2)
  expect(await server.collaboration.read('room', (saved) => saved.getMap('goals').size)).toBe(0)
})

it('R-B25: somebody who does not read what is sent is let go; the others go on', async () => {
  const server = await start({ limits: { unreadBytes: 100_000, closeTime: 20, updateBytes: 900_000 } })
  const anna = await connect('anna').ready()
  const slow = await connect('bram').ready()
  slow.ws.pause()
  writeGoal(anna.doc, 'g1', '')
  for (let round = 0; round < 100 && server.metrics.count('refused slow-reader') === 0; round++) {
    goalText(anna.doc, 'g1').insert(0, 'x'.repeat(300_000))
    goalText(anna.doc, 'g1').delete(0, 300_000)
    await until('saved', () => anna.isSaved)
  }
  expect(server.metrics.count('refused slow-reader')).toBe(1)
  expect(server.metrics.count('closed 4429')).toBe(1)
  await until('its socket is gone', () => server.collaboration.stats().sockets === 1)
  expect(anna.closed).toBe(false)
})

it('R-E4: unknown messages, text and broken frames close the connection', async () => {
  const server = await start()
  const frames: (Uint8Array | string)[] = [
    'words',
    Uint8Array.of(),
    Uint8Array.of(2, 0, 0),
    Uint8Array.of(4),
    Uint8Array.of(0, 3, 0),
    Uint8Array.of(0, 2, 200),
    Uint8Array.of(0, 2, 2, 0, 0, 99),
    Uint8Array.of(100, 5),
    Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
  ]
  for (const frame of frames) {
    const anna = await connect('anna').ready()
    anna.send(frame)
    expect(await anna.closing()).toBe(4403)
    expect(anna.reason).toBe('')
  }
  expect(server.metrics.count('closed 4403')).toBe(frames.length)
})

it('R-E10: what goes wrong inside is a code without a sentence, and never leaves the handler', async () => {
  const log = memoryLog()
  const server = await start({ updateLog: log })
  const anna = await connect('anna').ready()
  writeGoal(anna.doc, 'g1', 'x')
  await until('saved', () => anna.isSaved)
  // A fault of our own, in the middle of handling a frame.
  const { History } = await import('./history.ts')
  const judge = History.prototype.judge
  History.prototype.judge = () => {
    throw new TypeError('secret internals')
  }
  try {
    goalText(anna.doc, 'g1').insert(0, 'y')
    expect(await anna.closing()).toBe(4500)
    expect(anna.reason).toBe('')
  } finally {
    History.prototype.judge = judge
  }
  const bram = await connect('bram').ready()
  expect(goalOf(bram.doc, 'g1')).toBe('x')
  expect(server.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1)
})

it('R-E10: broken bytes on the line, before and after the upgrade, end only that line', async () => {
  const server = await start()
  const anna = await connect('anna').ready()
  const port = Number(new URL(server.url).port)
  const head = [
    'GET /collab/plan/plan?v=1 HTTP/1.1',
    'Host: x',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Origin: http://plan.test',
    'Cookie: session=bram',
  ]
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
  for (const lines of [
    head,
    [...head, key, 'Sec-WebSocket-Version: 1'],
    [...head, key, 'Sec-WebSocket-Version: 13'],
  ]) {
    const socket = connectTcp(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
    socket.write(Buffer.from([0xff, 0xff, 0x00, 0x13, 0x37]))
    await new Promise((resolve) => socket.once('data', resolve))
    socket.resetAndDestroy()
  }
  await until('only anna is left', () => server.collaboration.stats().sockets === 1)
  writeGoal(anna.doc, 'g1', 'x')
  await until('anna goes on', () => anna.isSaved)
})
