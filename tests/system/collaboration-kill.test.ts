import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bundleServer } from '#tests/collaboration/bundled-server.ts'
import { Client } from '#tests/collaboration/client.ts'
import { writeSomething } from '#tests/collaboration/family-writes.ts'
import { below, seeded } from '#tests/collaboration/random.ts'
import { until } from '#tests/collaboration/until.ts'

const ROUNDS = 200
/** Processes that have loaded their code and wait for a file: loading is most of the time of a round. */
const READY = 2

const folder = mkdtempSync(join(tmpdir(), 'kill-'))
let program: { file: string; remove(): void }
const children = new Set<ChildProcess>()
const waiting: Promise<ChildProcess>[] = []

function load(): Promise<ChildProcess> {
  const child = fork(program.file, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return new Promise((resolve) => child.once('message', () => resolve(child)))
}

async function serve(file: string): Promise<{ child: ChildProcess; url: string }> {
  while (waiting.length < READY) waiting.push(load())
  const child = await (waiting.shift() as Promise<ChildProcess>)
  waiting.push(load())
  const url = await new Promise<string>((resolve) => {
    child.once('message', (message) => resolve(message as string))
    child.send(file)
  })
  return { child, url }
}

const ended = (child: ChildProcess) =>
  until('the process ended', () => child.exitCode !== null || child.signalCode !== null)

beforeAll(async () => {
  program = await bundleServer()
})

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
  program.remove()
})

/** Everything in these updates is in the document: what was written, and what was taken out. */
const holds = (doc: Y.Doc, update: Uint8Array) => Y.snapshotContainsUpdate(Y.snapshot(doc), update)

it(`R-B11: kill -9 right after the acknowledgement, or after another screen showed it: ${ROUNDS} rounds, nothing is missing`, {
  timeout: 600_000,
}, async () => {
  const random = seeded(11)
  const file = join(folder, 'plan.db')
  let anna = new Y.Doc()
  let bram = new Y.Doc()
  let acknowledgedRounds = 0
  let shownRounds = 0
  let { child, url } = await serve(file)
  for (let round = 0; round < ROUNDS; round++) {
    const writer = await new Client(url, 'anna', { doc: anna }).ready()
    const reader = await new Client(url, 'bram', { doc: bram }).ready()
    await until('everything before is saved', () => writer.isSaved && reader.isSaved)
    const sent: Uint8Array[] = []
    const before = writer.saved
    const collect = (update: Uint8Array, origin: unknown) => {
      if (origin !== writer) sent.push(update)
    }
    anna.on('update', collect)
    const byAcknowledgement = round % 2 === 0
    const onTheWay = 1 + below(random, 10)
    let killed = false
    const kill = () => {
      if (killed) return
      killed = true
      child.kill('SIGKILL')
    }
    // In the very turn in which the promise is heard of.
    if (byAcknowledgement) writer.ws.on('message', () => writer.saved > before && kill())
    else bram.once('update', kill)
    while (sent.length < onTheWay) writeSomething(anna, random)
    // More is on its way while the process dies.
    while (!killed) {
      await new Promise((resolve) => setImmediate(resolve))
      if (sent.length < onTheWay + 10) writeSomething(anna, random)
    }
    anna.off('update', collect)
    const acknowledged = sent.slice(0, writer.saved - before)
    const shown = Y.encodeStateAsUpdate(bram)
    await ended(child)
    await until('both lines are gone', () => writer.closed && reader.closed)
    if (acknowledged.length > 0) acknowledgedRounds++
    shownRounds++

    ;({ child, url } = await serve(file))
    const fresh = await new Client(url, 'carla', { presence: false, cookie: 'session=anna' }).ready()
    for (const update of acknowledged)
      expect(holds(fresh.doc, update), `acknowledged, round ${round}`).toBe(true)
    expect(holds(fresh.doc, shown), `shown, round ${round}`).toBe(true)
    fresh.cut()
    if (round % 20 === 19) {
      // New screens now and then, so that a round does not lean on what a page still remembers.
      anna = new Y.Doc()
      bram = new Y.Doc()
    }
  }
  expect(acknowledgedRounds).toBeGreaterThanOrEqual(ROUNDS / 2)
  expect(shownRounds).toBe(ROUNDS)
})

it('R-B17: SIGTERM under load: what was acknowledged is on disk, everybody hears 1001, it ends within 10 s', {
  timeout: 60_000,
}, async () => {
  const random = seeded(17)
  const file = join(folder, 'term.db')
  const { child, url } = await serve(file)
  const clients: Client[] = []
  for (let index = 0; index < 12; index++)
    clients.push(await new Client(url, index % 2 ? 'anna' : 'bram').ready())
  const sent = clients.map(() => [] as Uint8Array[])
  const before: number[] = []
  await until('everything so far is saved', () => clients.every((client) => client.isSaved))
  for (const [index, client] of clients.entries()) {
    before.push(client.saved)
    client.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== client) sent[index]?.push(update)
    })
  }
  const load = setInterval(() => {
    for (const client of clients) if (!client.closed) writeSomething(client.doc, random)
  }, 2)
  await until('it is busy', () => clients.every((client, index) => client.saved > (before[index] ?? 0) + 20))
  const started = Date.now()
  child.kill('SIGTERM')
  await ended(child)
  expect(Date.now() - started).toBeLessThan(10_000)
  expect(child.exitCode).toBe(0)
  clearInterval(load)
  await until('all heard of it', () => clients.every((client) => client.closed))
  expect(clients.map(({ code }) => code)).toEqual(clients.map(() => 1001))

  const again = await serve(file)
  const fresh = await new Client(again.url, 'anna').ready()
  for (const [index, client] of clients.entries()) {
    const acknowledged = (sent[index] ?? []).slice(0, client.saved - (before[index] ?? 0))
    expect(acknowledged.length).toBeGreaterThan(20)
    for (const update of acknowledged) expect(holds(fresh.doc, update)).toBe(true)
  }
  fresh.cut()
  again.child.kill('SIGKILL')
})
