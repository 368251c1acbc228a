import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#plan/close-codes.ts'
import { textRoot } from '#plan/shape.ts'
import { invite, join, startPlan } from '#tests/harness/family.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'
import { connectProvider, openSocket, socketUrl } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'

const server = sharedServer()

const write = (doc: Y.Doc, words: string) => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment(textRoot('vraag')).push([paragraph])
}
const wordsOf = (doc: Y.Doc) => doc.getXmlFragment(textRoot('vraag')).toString()

test('a stock y-websocket provider with a session cookie and the right Origin writes along', async () => {
  const plan = await startPlan(server().origin)
  const { person } = await join(server().origin, await invite(plan, 'Oma Tineke'))
  const parent = connectProvider(plan.parent, plan.planId)
  const grandmother = connectProvider(person, plan.planId)
  await Promise.all([parent.synced, grandmother.synced])
  write(parent.doc, 'Hoe gaat Sem weer met plezier naar school?')
  await until('the words reach the other', () => wordsOf(grandmother.doc).includes('plezier'))
})

test.each([
  ['another site', 'https://elders.example'],
  ['our name with another port', 'http://localhost:1'],
  ['a name that begins like ours', 'http://localhost.elders.example'],
  ['none', null],
  ['the word null', 'null'],
])('R-E1: a socket from %s is refused before it opens', async (_, origin) => {
  const plan = await startPlan(server().origin)
  const { opened, ended } = openSocket(socketUrl(server().origin, plan.planId), {
    origin,
    cookie: plan.parent.cookie,
  })
  expect(await opened).toBe(false)
  expect(await ended).toEqual({ refused: 403 })
})

test('R-E2: the cookie is HttpOnly and SameSite=Lax, and it alone opens a plan', async () => {
  const { origin } = server()
  const starter = new Person(origin)
  const plan = await startPlan(origin)
  expect(plan.parent.cookies.size).toBeGreaterThan(0)
  const [name = '', value = ''] = [...plan.parent.cookies].find(([key]) => key !== 'taal') ?? []

  // A token in the address is none: only the header counts.
  const url = socketUrl(origin, plan.planId, { [name]: value, token: value, cookie: `${name}=${value}` })
  const without = openSocket(url, { origin, cookie: starter.cookie })
  expect(await without.ended).toMatchObject({ code: CLOSE.NOT_SIGNED_IN })
  expect(without.received).toEqual([])

  const forged = openSocket(socketUrl(origin, plan.planId), {
    origin,
    cookie: `${name}=${'A'.repeat(value.length)}`,
  })
  expect(await forged.ended).toMatchObject({ code: CLOSE.NOT_SIGNED_IN })
})

test('R-E3: a frame over the limit closes with 1009, and the process lives on for the others', async () => {
  const { origin } = server()
  const plan = await startPlan(origin)
  const other = connectProvider(plan.parent, plan.planId)
  await other.synced
  const big = openSocket(socketUrl(origin, plan.planId), { origin, cookie: plan.parent.cookie })
  expect(await big.opened).toBe(true)
  big.socket.send(new Uint8Array(3 * 1024 * 1024))
  expect(await big.ended).toMatchObject({ code: 1009 })
  expect((await new Person(origin).get('/health')).status).toBe(200)
  expect(other.provider.wsconnected).toBe(true)
})

test('R-E4: a message of an unknown type ends the connection', async () => {
  const { origin } = server()
  const plan = await startPlan(origin)
  const { socket, opened, ended, received } = openSocket(socketUrl(origin, plan.planId), {
    origin,
    cookie: plan.parent.cookie,
  })
  expect(await opened).toBe(true)
  await until('the server says something first', () => received.length > 0)
  socket.send(new Uint8Array([77, 1, 2, 3]))
  expect(await ended).toMatchObject({ code: expect.any(Number) })
})

test('R-E10: what a socket hears about an error is a number and at most a word, never an inside', async () => {
  const { origin } = server()
  const plan = await startPlan(origin)
  const hostile = [
    new Uint8Array(),
    new Uint8Array([0]),
    new Uint8Array([0, 2, 255, 255, 255, 255, 15, 1]),
    new Uint8Array([1, 200, 200]),
  ]
  for (const frame of hostile) {
    const { socket, opened, ended, received } = openSocket(socketUrl(origin, plan.planId), {
      origin,
      cookie: plan.parent.cookie,
    })
    expect(await opened).toBe(true)
    await until('the server says something first', () => received.length > 0)
    socket.send(frame)
    socket.send('text, where bytes belong')
    const end = await ended
    expect(end).toMatchObject({ code: expect.any(Number) })
    expect('reason' in end ? end.reason : '').not.toMatch(/Error|\/|\.ts|at /)
  }
  expect((await new Person(origin).get('/health')).status).toBe(200)
})

test('a page of another version is refused before it gets a byte of the plan (R-B7)', async () => {
  const { origin } = server()
  const plan = await startPlan(origin)
  const old = openSocket(socketUrl(origin, plan.planId, { v: '0' }), { origin, cookie: plan.parent.cookie })
  expect(await old.ended).toMatchObject({ code: CLOSE.OTHER_VERSION })
  expect(old.received).toEqual([])
})

test('an address that is no plan’s socket is dropped without an answer that helps', async () => {
  const { origin } = server()
  for (const path of [
    '/',
    '/collab',
    '/collab/x',
    '/collab/x/y/z',
    '/plan/nieuw',
    '/collab/%00/plan',
    '/%E0%A4%A',
  ]) {
    const { opened, ended } = openSocket(`${origin.replace('http', 'ws')}${path}`, { origin })
    if (await opened) expect(await ended).toMatchObject({ code: expect.any(Number) })
  }
  expect((await new Person(origin).get('/health')).status).toBe(200)
})
