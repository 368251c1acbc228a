/**
 * Several people on bad lines, through the real server: held up, cut off, sent again, made readers, the server restarted.
 * In the end everybody has the same plan, and the store has it too.
 */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Client } from '#tests/collaboration/client.ts'
import { writeSomething } from '#tests/collaboration/family-writes.ts'
import { below, seeded } from '#tests/collaboration/random.ts'
import { memoryLog, startServer } from '#tests/collaboration/server.ts'
import { until } from '#tests/collaboration/until.ts'
import { runRounds, timeoutOf } from './rounds.ts'

const WHO = ['anna', 'bram', 'carla', 'dirk']
/** The pinned seeds below it were found before anybody took anything back. */
const WITH_UNDO = 1_000

async function badLines(seed: number) {
  const random = seeded(seed)
  const log = memoryLog()
  const options = { updateLog: log, limits: { compactRows: 25, updatesAtOnce: 10_000, framesAtOnce: 10_000 } }
  let server = await startServer(options)
  const open = () => {
    for (const who of WHO) server.people.set(who)
  }
  open()
  const connect = (who: string, doc?: Y.Doc) => new Client(server.url, who, { doc })
  const clients = WHO.map((who, index) => {
    const doc = new Y.Doc()
    doc.clientID = seed * 10 + index
    return connect(who, doc)
  })
  const did = { steps: 0, cuts: 0, restarts: 0, undone: 0 }
  const undo = (seed > WITH_UNDO ? clients : []).map(
    ({ doc }) => new Y.UndoManager([...ROOTS.map((root) => doc.getMap(root))], { captureTimeout: 0 }),
  )
  for (const client of clients) await client.ready()
  const again = (at: number) => {
    const before = clients[at] as Client
    if (!before.closed) before.cut()
    did.cuts += 1
    clients[at] = connect(WHO[at] as string, before.doc)
  }

  for (let step = 0; step < 150; step++) {
    const at = below(random, WHO.length)
    const client = clients[at] as Client
    const chance = random()
    // Only who is synced writes, as on the page (R-B2).
    if (chance < 0.75) client.synced && writeSomething(client.doc, random)
    else if (chance < 0.8) again(at)
    else if (chance < 0.84) client.ws.pause()
    else if (chance < 0.9) for (const one of clients) one.ws.resume()
    else if (chance < 0.93 && !client.closed && client.ws.readyState === 1) {
      client.sendSync(1, Y.encodeStateAsUpdate(client.doc))
    } else if (chance < 0.95) {
      // Who may only read for a moment is closed when it writes; the words stay in its document.
      server.people.set(WHO[at] as string, { access: 'read' })
      await server.collaboration.reconsider({ planId: 'plan' })
      if (client.synced) writeSomething(client.doc, random)
      open()
      await server.collaboration.reconsider({ planId: 'plan' })
    } else if (chance < 0.97) {
      await server.stop()
      server = await startServer(options)
      open()
      did.restarts += 1
      for (const index of clients.keys()) again(index)
    } else if (client.synced && undo[at]?.undo()) did.undone += 1
    did.steps += 1
    for (let turns = below(random, 3); turns > 0; turns--)
      await new Promise((resolve) => setImmediate(resolve))
    if (client.closed) again(at)
  }

  for (const client of clients) client.ws.resume()
  for (const [index, client] of clients.entries()) if (client.closed) again(index)
  for (const index of clients.keys()) again(index)
  for (const client of clients) await client.ready()
  await until('everybody is saved', () => clients.every((client) => client.isSaved))
  await until(
    'everybody has the same plan',
    () => new Set(clients.map(({ doc }) => readable(doc))).size === 1,
  )
  expect(await server.collaboration.read('room', readable)).toBe(readable((clients[0] as Client).doc))
  expect(await server.collaboration.read('room', Y.encodeStateVector)).toEqual(
    Y.encodeStateVector((clients[0] as Client).doc),
  )
  expect(server.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  for (const client of clients) client.cut()
  for (const one of undo) one.destroy()
  await server.stop()
  return did
}

test(
  'R-C4, R-B28: held up, cut off, sent twice, made readers and restarted, all end on the same plan',
  async () => {
    const did = await runRounds({ part: 'convergence', share: 0.1, short: 1, atOnce: 3, round: badLines })
    expect(did.restarts).toBeGreaterThan(5)
  },
  timeoutOf(0.1),
)

const ROOTS = ['agreements', 'goals', 'people', 'items:wishes']
const readable = (doc: Y.Doc): string =>
  JSON.stringify([
    ROOTS.map((root) => sorted(doc.getMap(root).toJSON())),
    ['question', 'good', 'worries'].map((field) => doc.getXmlFragment(`text:${field}`).toString()),
  ])

/** The order of keys in a map is nothing that documents agree on. */
const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object'
    ? Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)])
    : value
