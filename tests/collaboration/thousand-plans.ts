/** Opens and closes a thousand plans and tells its parent what that did to its memory. Run with --expose-gc. */
import * as Y from 'yjs'
import { Client, goalText, writeGoal } from './client.ts'
import { memoryLog, startServer } from './server.ts'
import { until } from './until.ts'

const PLANS = 1_000
const OPEN_AT_ONCE = 200
const gc = (globalThis as { gc?: () => void }).gc ?? (() => {})
const words = 'Wij eten elke zondag samen en dan vertelt iedereen hoe het gaat. '

/** A plan of 20 kB, typed by three people. */
function plan(): Uint8Array {
  const doc = new Y.Doc()
  for (let goal = 0; goal < 30; goal++) {
    doc.clientID = 1 + (goal % 3)
    writeGoal(doc, `g${goal}`, '')
    for (let at = 0; at < 670; at++) goalText(doc, `g${goal}`).insert(at, words[at % words.length] as string)
  }
  return Y.encodeStateAsUpdate(doc)
}

const log = memoryLog(...Array.from({ length: PLANS }, (_, index) => `plan-${index}`))
const bytes = plan()
for (let index = 0; index < PLANS; index++) {
  await log.append([{ roomId: `plan-${index}`, firstSeq: 1, updates: [bytes], claims: [] }])
}
const limits = { socketsPerSession: PLANS, waitingPerAddress: PLANS, lingerTime: 0 }
const server = await startServer({ updateLog: log, limits })

async function settle(): Promise<number> {
  for (let round = 0; round < 5; round++) {
    gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return process.memoryUsage().rss
}

async function visit(index: number): Promise<void> {
  const client = await new Client(server.url, 'anna', { plan: `plan-${index}` }).ready()
  client.cut()
  client.doc.destroy()
  await until('the room left memory', () => server.collaboration.stats().rooms === 0)
}

for (let index = 0; index < 100; index++) await visit(index)
const before = await settle()
for (let index = 0; index < PLANS; index++) await visit(index)
const after = await settle()

// What the open plans of one moment take. The clients live in this process too, so they stay silent and small.
const used = () => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
await settle()
const empty = used()
const clients: Client[] = []
for (let index = 0; index < OPEN_AT_ONCE; index++) {
  const client = new Client(server.url, 'anna', { plan: `plan-${index}`, silent: true })
  clients.push(client)
  await until('it is open', () => client.step1 !== undefined)
}
await settle()
const perRoom = (used() - empty) / OPEN_AT_ONCE
for (const client of clients) client.cut()
await until('all rooms left memory', () => server.collaboration.stats().rooms === 0)
process.send?.({ before, after, rooms: server.collaboration.stats().rooms, perRoom })
await server.stop()
