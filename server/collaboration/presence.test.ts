import { expect, it } from 'vitest'
import { type Client, writeGoal } from '#tests/collaboration/client.ts'
import { withServer } from '#tests/collaboration/family.ts'
import { until } from '#tests/collaboration/until.ts'

const { start, connect } = withServer()
const limits = { presenceEvery: 10 }

interface Shown {
  user: { id: string; name: string; color: string }
  cursor: unknown
}
const shown = (to: Client, of: Client) => to.presence.get(of.doc.clientID) as Shown | undefined

it('R-B23: the server says who somebody is; of the client it only keeps the cursor', async () => {
  const server = await start({ limits })
  server.people.set('anna', { name: 'Anna', color: '#a1466b' })
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  await until('bram sees anna', () => shown(bram, anna) !== undefined)
  anna.showCursor({ anchor: 1, head: 2 }, { user: { id: 'oma', name: 'Oma', color: 'url(x)' }, admin: true })
  await until('the cursor moved', () => shown(bram, anna)?.cursor !== null)
  expect(shown(bram, anna)).toEqual({
    user: { id: 'person-anna', name: 'Anna', color: '#a1466b' },
    cursor: { anchor: 1, head: 2 },
  })
  expect(shown(anna, anna)).toBeUndefined()
  server.people.set('anna', { name: 'Anna de Vries', color: '#a1466b' })
  await server.collaboration.reconsider({ planId: 'plan' })
  await until('the new name shows', () => shown(bram, anna)?.user.name === 'Anna de Vries')
})

it('R-B21: echoed presence of others is dropped silently, and moves nobody’s cursor', async () => {
  const server = await start({ limits })
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  anna.showCursor({ anchor: 1, head: 1 })
  await until('bram sees anna', () => shown(bram, anna)?.cursor != null)
  const third = await connect('bram').ready()
  bram.sendPresence([
    { clientId: anna.doc.clientID, state: JSON.stringify({ cursor: { anchor: 9, head: 9 } }) },
    { clientId: anna.doc.clientID, state: 'null' },
  ])
  bram.showCursor({ anchor: 5, head: 5 })
  await until(
    'bram’s own cursor moved',
    () => (shown(third, bram)?.cursor as { anchor: number } | null)?.anchor === 5,
  )
  expect(shown(third, anna)?.cursor).toEqual({ anchor: 1, head: 1 })
  expect(bram.closed).toBe(false)
  expect(server.log.lines).toEqual([])
})

it('R-B35: closing a tab takes the cursor away at once; a second tab of the same person stays', async () => {
  await start({ limits })
  const bram = await connect('bram').ready()
  const first = await connect('anna').ready()
  const second = await connect('anna').ready()
  await until('bram sees both tabs', () => bram.presence.size === 2)
  // The stock client repeats the presence of the other tab: that does not make it its own.
  second.sendPresence([{ clientId: first.doc.clientID, state: JSON.stringify({ cursor: null }) }])
  const closedAt = Date.now()
  second.close()
  await until('the second is gone', () => shown(bram, second) === undefined)
  expect(Date.now() - closedAt).toBeLessThan(2_000)
  expect(shown(bram, first)).toBeDefined()
  first.cut()
  await until('the first is gone', () => bram.presence.size === 0)
})

it('R-B35: a person who comes back is seen at once, with the clock that the client had', async () => {
  await start({ limits })
  const bram = await connect('bram').ready()
  const anna = await connect('anna').ready()
  await until('bram sees anna', () => bram.presence.size === 1)
  anna.cut()
  await until('she is gone', () => bram.presence.size === 0)
  await connect('anna', { doc: anna.doc }).ready()
  await until('she is back', () => bram.presence.size === 1)
})

it('R-B35: a lost network is noticed, and others stop seeing that person', async () => {
  const server = await start({ limits: { ...limits, pingEvery: 40, heartbeatTick: 10 } })
  const bram = await connect('bram').ready()
  const anna = await connect('anna').ready()
  await until('bram sees anna', () => bram.presence.size === 1)
  // Nothing arrives any more, and nobody said goodbye.
  anna.ws.pause()
  await until('she is gone', () => bram.presence.size === 0)
  await until('her socket is gone', () => server.collaboration.stats().sockets === 1)
  expect(bram.closed).toBe(false)
})

it('R-B35: a lost network is noticed when the clock of the machine was set back meanwhile', async () => {
  let back = 0
  const clock = { now: () => Date.now() - back }
  const server = await start({ clock, limits: { ...limits, pingEvery: 40, heartbeatTick: 10 } })
  const bram = await connect('bram').ready()
  const anna = await connect('anna').ready()
  await until('bram sees anna', () => bram.presence.size === 1)
  back = 3_600_000
  anna.ws.pause()
  await until('she is gone', () => bram.presence.size === 0)
  await until('her socket is gone', () => server.collaboration.stats().sockets === 1)
  expect(bram.closed).toBe(false)
})

it('every client hears something now and then: the stock provider drops a silent line after 30 s', async () => {
  await start({ limits: { keepAliveEvery: 20, heartbeatTick: 5 } })
  const anna = await connect('anna', { ack: false }).ready()
  const before = anna.messages
  await until('three messages came by themselves', () => anna.messages >= before + 3)
})

it('R-B35: the defaults keep the promise of 35 and of 30 seconds', async () => {
  const { DEFAULT_LIMITS: d } = await import('./limits.ts')
  expect(2 * (d.pingEvery + d.heartbeatTick)).toBeLessThanOrEqual(35_000)
  expect(d.keepAliveEvery + d.heartbeatTick).toBeLessThanOrEqual(20_000)
})

it('hidden presence is never sent, not even that somebody left', async () => {
  const server = await start({ limits })
  server.people.set('anna', { presenceHidden: true })
  const bram = await connect('bram').ready()
  const anna = await connect('anna').ready()
  anna.showCursor({ anchor: 1, head: 1 })
  writeGoal(anna.doc, 'g1', 'x')
  await until('what she writes arrives', () => bram.doc.getMap('goals').size === 1)
  anna.showCursor({ anchor: 2, head: 2 })
  const third = await connect('bram').ready()
  await until('bram sees his other tab', () => bram.presence.size === 1)
  expect(third.heardOf.has(anna.doc.clientID)).toBe(false)
  expect(bram.heardOf.has(anna.doc.clientID)).toBe(false)
  // She shows herself, and hides again.
  server.people.set('anna', { presenceHidden: false })
  await server.collaboration.reconsider({ sessionId: 'anna' })
  await until('she is seen', () => shown(bram, anna) !== undefined)
  server.people.set('anna', { presenceHidden: true })
  await server.collaboration.reconsider({ sessionId: 'anna' })
  await until('she is hidden', () => shown(bram, anna) === undefined)
  bram.heardOf.clear()
  anna.showCursor({ anchor: 3, head: 3 })
  anna.cut()
  await until('her socket is gone', () => server.collaboration.stats().sockets === 2)
  third.cut()
  await until('the other tab is gone', () => bram.presence.size === 0)
  expect(bram.heardOf.has(anna.doc.clientID)).toBe(false)
})

it('R-E9: presence of more than 1 KB closes the connection', async () => {
  const server = await start({ limits })
  const anna = await connect('anna').ready()
  anna.showCursor({ anchor: 'é'.repeat(400) })
  const bram = await connect('bram').ready()
  await until('800 bytes are fine', () => shown(bram, anna)?.cursor != null)
  anna.showCursor({ anchor: 'é'.repeat(600) })
  expect(await anna.closing()).toBe(4413)
  expect(server.metrics.count('refused too-large')).toBe(1)
})

it('R-E9: others hear of one connection at most ten times a second, and last of where it is', async () => {
  await start()
  const bram = await connect('bram').ready()
  const anna = await connect('anna').ready()
  await until('bram sees anna', () => bram.presence.size === 1)
  let heard = 0
  bram.ws.on('message', (data: Buffer) => {
    if (data[0] === 1) heard++
  })
  const started = Date.now()
  for (let at = 0; at <= 60; at++) {
    anna.showCursor(at)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await until('the last one shows', () => shown(bram, anna)?.cursor === 60)
  expect(heard).toBeLessThanOrEqual(Math.ceil((Date.now() - started) / 100) + 1)
  expect(anna.closed).toBe(false)
})

it('R-E9: far too many presence messages close the connection', async () => {
  await start()
  const anna = await connect('anna').ready()
  for (let at = 0; at < 600 && !anna.closed; at++) anna.showCursor(at)
  expect(await anna.closing()).toBe(4429)
})

it('presence that is no JSON object is refused', async () => {
  await start({ limits })
  for (const state of ['{', '"words"', '3', '']) {
    const anna = await connect('anna', { presence: false }).ready()
    anna.sendPresence([{ clientId: anna.doc.clientID, state }])
    expect(await anna.closing()).toBe(4403)
  }
})
