/** The client that everybody has: y-websocket's provider, unchanged. */
import { afterEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { goalOf, goalText, writeGoal } from '#tests/collaboration/client.ts'
import { withServer } from '#tests/collaboration/family.ts'
import { memoryLog, ORIGIN } from '#tests/collaboration/server.ts'
import { until } from '#tests/collaboration/until.ts'

const { start } = withServer()
const providers: WebsocketProvider[] = []
afterEach(() => {
  for (const provider of providers.splice(0)) provider.destroy()
})

function provide(url: string, who: string, doc = new Y.Doc(), version = '1'): WebsocketProvider {
  class Browser extends WebSocket {
    constructor(address: string, protocols?: string[]) {
      super(address, protocols, { headers: { cookie: `session=${who}`, origin: ORIGIN } })
    }
  }
  const provider = new WebsocketProvider(`${url}/collab/plan`, 'plan', doc, {
    params: { v: version },
    disableBc: true,
    WebSocketPolyfill: Browser as unknown as typeof globalThis.WebSocket,
  })
  providers.push(provider)
  return provider
}

it('a stock provider connects, edits, shows carets, and comes back after a restart', async () => {
  const log = memoryLog()
  const first = await start({ updateLog: log })
  const anna = provide(first.url, 'anna')
  const bram = provide(first.url, 'bram')
  await until('both are synced', () => anna.synced && bram.synced)
  writeGoal(anna.doc, 'g1', 'Samen eten')
  await until('bram has it', () => goalOf(bram.doc, 'g1') === 'Samen eten')
  goalText(bram.doc, 'g1').insert(10, '!')
  await until('anna has it', () => goalOf(anna.doc, 'g1') === 'Samen eten!')

  anna.awareness.setLocalStateField('cursor', { anchor: 1, head: 1 })
  anna.awareness.setLocalStateField('user', { name: 'Iemand anders' })
  const seen = () =>
    bram.awareness.getStates().get(anna.doc.clientID) as { user?: { name: string }; cursor?: unknown }
  await until('bram sees the caret', () => seen()?.cursor != null)
  expect(seen().user?.name).toBe('anna')

  await first.collaboration.close()
  goalText(anna.doc, 'g1').insert(0, 'Altijd ')
  // The providers try again by themselves, at the address that they have.
  const second = await start({ updateLog: log })
  for (const provider of [anna, bram]) {
    provider.serverUrl = `${second.url}/collab/plan`
    provider.disconnect()
    provider.connect()
  }
  await until(
    'bram has what was written without a connection',
    () => goalOf(bram.doc, 'g1') === 'Altijd Samen eten!',
  )
  await until('the caret is back', () => seen()?.cursor != null)
  bram.disconnect()
  await until('anna sees bram leave', () => !anna.awareness.getStates().has(bram.doc.clientID))
})

it('a stock provider stops when the server says that trying again is of no use', async () => {
  const server = await start()
  const codes: number[] = []
  const provider = provide(server.url, 'anna', new Y.Doc(), '0')
  provider.on('closed', ({ code }) => codes.push(code))
  await until('it stopped', () => codes.length === 1)
  expect(codes).toEqual([4409])
  expect(provider.shouldConnect).toBe(false)
})

it('a keystroke that a stock provider sends before its offline work is not lost', async () => {
  const server = await start()
  const doc = new Y.Doc()
  writeGoal(doc, 'g1', 'Zonder verbinding')
  const anna = provide(server.url, 'anna', doc)
  await until('it is connected', () => anna.wsconnected)
  goalText(doc, 'g1').insert(0, 'Geschreven: ')
  await until('synced', () => anna.synced)
  const bram = provide(server.url, 'bram')
  await until('bram has all of it', () => goalOf(bram.doc, 'g1') === 'Geschreven: Zonder verbinding')
  expect(server.log.lines).toEqual([])
})
