/** G8, G9 and G11: a plan of 100,000 single-character edits, opened cold, opened after a kill, and on disk. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { until } from '#tests/collaboration/until.ts'
import type { Door } from '../load/job.ts'
import { Visit } from '../load/visit.ts'
import { add } from '../results.ts'
import { say } from '../say.ts'
import type { Candidate } from '../servers/candidates.ts'
import type { Running } from '../servers/running.ts'
import { attempt, type Bench, wants, withServer } from './bench.ts'
import { type History, longHistory } from './history.ts'

const TOGETHER = 500
/** Our rooms leave memory five seconds after the last line closed, the peers' documents after their saving. */
const LEAVES_WITHIN_MS = 9_000
const OPENS = 5
/** Of the peers once in a quick run: each time takes as long as their documents stay in memory. */
const opensOf = ({ options }: Bench, { name }: Candidate) =>
  !options.quick ? OPENS : name === 'ours' ? 3 : 1

export async function measureOpening(bench: Bench): Promise<void> {
  if (!wants(bench, 'G8', 'G9', 'G11')) return
  const { options } = bench
  say(`A plan of ${options.edits} edits`)
  const history = longHistory(options.edits)
  for (const candidate of bench.candidates.filter(({ stores, keepsDocuments }) => stores && keepsDocuments))
    await attempt(
      candidate.name,
      (why) => failed(bench, candidate, why),
      () => measureOne(bench, candidate, history),
    )
}

function rowsOf({ results, options }: Bench) {
  const edits = options.edits.toLocaleString('en')
  return {
    time: results.row(
      'G8',
      `cold open of a plan of ${edits} edits: until everything is there`,
      'ms',
      '≤ 30 ms',
    ),
    cpu: results.row('G8', 'cold open: server CPU', 'ms', '≤ 25 ms'),
    bytes: results.row('G8', 'cold open: bytes received ÷ size of the document', '×', '≤ 1.05 ×'),
    first: results.row('G8', 'cold open: the first answer is the whole document (1 is yes)', '', '1'),
    killed: results.row('G9', 'first open in a new process after a kill', 'ms', '≤ 281 ms'),
    worst: results.row('G11', `disk during ${edits} edits, at worst`, 'KiB', '≤ 4 MB'),
    after: results.row('G11', 'disk after compaction', 'KiB', '≤ 1 MB'),
  }
}

function failed(bench: Bench, candidate: Candidate, why: string): void {
  for (const row of Object.values(rowsOf(bench))) row.missing[candidate.name] = why
}

async function measureOne(bench: Bench, candidate: Candidate, history: History): Promise<void> {
  const rows = rowsOf(bench)
  await withServer(candidate, 1, async (server, doors, folder) => {
    const [door] = doors as [Door]
    const empty = sizeOf(folder)
    let worst = 0
    const looking = setInterval(() => {
      worst = Math.max(worst, sizeOf(folder) - empty)
    }, 100)
    await server.forgetBlocks()
    await write(candidate, server, door, history)
    bench.results.blocked(candidate.name, await server.block(), 'writing the long plan')

    await server.kill()
    const again = await candidate.start(folder, server.port)
    try {
      const killed = await open(candidate, again, door)
      clearInterval(looking)
      add(rows.killed, candidate.name, killed.milliseconds, 0, 1)
      if (!killed.isWhole(history.vector))
        rows.killed.notes.push(`${candidate.name}: what came is not whole after the kill`)
      if (!killed.isWhole(history.vector)) await write(candidate, again, door, history)
      for (let time = 0; time < opensOf(bench, candidate); time++) {
        await wait(LEAVES_WITHIN_MS)
        await again.forgetBlocks()
        const opened = await open(candidate, again, door)
        bench.results.blocked(candidate.name, await again.block(), 'opening the long plan')
        add(rows.time, candidate.name, opened.milliseconds, 0, 1)
        add(rows.cpu, candidate.name, opened.cpu, 0, 1)
        add(rows.bytes, candidate.name, opened.bytesIn / history.bytes, 0, 1)
        add(rows.first, candidate.name, opened.firstIsWhole ? 1 : 0, 0, 1)
      }
      add(rows.worst, candidate.name, worst / 1024, 0, 1)
      await wait(LEAVES_WITHIN_MS)
      await again.stop()
      add(rows.after, candidate.name, (sizeOf(folder) - empty) / 1024, 0, 1)
    } finally {
      await again.kill()
    }
  })
}

/** Sends everything that the family typed, and waits until a newcomer is given all of it. */
async function write(candidate: Candidate, server: Running, door: Door, history: History): Promise<void> {
  const writer = new Visit(server.port, door, candidate.protocol)
  await until('the writer is in', () => writer.isAnswered, 20_000)
  for (let sent = 0; sent < history.updates.length; sent += TOGETHER) {
    for (const update of history.updates.slice(sent, sent + TOGETHER)) writer.send(update)
    await until(
      'the server takes it',
      () => {
        if (writer.code !== undefined) throw new Error(`The line was closed with ${writer.code}`)
        // Ours says what is on disk: no more is on its way than a group or two.
        const isSaved = candidate.name !== 'ours' || writer.saved >= sent - TOGETHER
        return isSaved && writer.line.socket.writableLength < 64 * 1024
      },
      60_000,
    )
  }
  const end = performance.now() + 120_000
  for (;;) {
    const reader = new Visit(server.port, door, candidate.protocol, 1)
    while (!reader.isAnswered && performance.now() < end) await wait(5)
    await wait(100)
    const isWhole = holds(reader.take(), history.vector)
    reader.close()
    if (isWhole) break
    if (writer.code !== undefined) throw new Error(`The line was closed with ${writer.code}`)
    if (performance.now() > end) throw new Error('Not everything that was sent is there')
    await wait(300)
  }
  writer.close()
}

const holds = (doc: Y.Doc, vector: Map<number, number>): boolean =>
  [...vector].every(([client, clock]) => Y.getState(doc.store, client) >= clock)

async function open(candidate: Candidate, server: Running, door: Door) {
  const cpu = await server.cpu()
  const visit = new Visit(server.port, door, candidate.protocol, 1)
  await until('it opened', () => visit.isAnswered, 20_000)
  // Whatever else it sends about the same document.
  await wait(300)
  const used = (await server.cpu()) - cpu
  const { given, begun, line } = visit
  visit.close()
  const whole = (count: number, vector: Map<number, number>) => {
    const doc = new Y.Doc()
    for (const { update } of given.slice(0, count)) Y.applyUpdate(doc, update)
    const isWhole = holds(doc, vector)
    doc.destroy()
    return isWhole
  }
  const all = new Y.Doc()
  for (const { update } of given) Y.applyUpdate(all, update)
  const vector = Y.decodeStateVector(Y.encodeStateVector(all))
  all.destroy()
  const needed = given.findIndex((_, index) => whole(index + 1, vector))
  return {
    milliseconds: (given[needed]?.at ?? Number.NaN) - begun,
    cpu: used,
    bytesIn: line.bytesIn,
    firstIsWhole: needed === 0 && vector.size > 0,
    isWhole: (history: Map<number, number>) =>
      [...history].every(([client, clock]) => (vector.get(client) ?? 0) >= clock),
  }
}

/** Bytes of the files of a server's folder. */
function sizeOf(folder: string): number {
  let size = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    try {
      if (entry.isFile()) size += statSync(join(entry.parentPath, entry.name)).size
    } catch {
      // It went meanwhile.
    }
  }
  return size
}
