/** G10: what an open plan takes while nobody writes in it. */
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
import { longHistory } from './history.ts'

const FIRST = 20
const KILOBYTES = 20
/** Ours puts a quiet plan together after ten seconds; the peers save theirs after two. */
const QUIET_MS = 14_000

export async function measureIdling(bench: Bench): Promise<void> {
  if (!wants(bench, 'G10')) return
  const { options, results } = bench
  const used = results.row(
    'G10',
    `memory per idle open ${KILOBYTES} kB plan: heap and buffers`,
    'KiB',
    '≤ 100 KiB; aim 60',
  )
  const rss = results.row('G10', `memory per idle open ${KILOBYTES} kB plan: of the process (RSS)`, 'KiB', '')
  say(`${options.idlePlans} plans of ${KILOBYTES} kB, open`)
  const content = twentyKilobytes()
  const size = content.reduce((sum, { length }) => sum + length, 0)
  used.notes.push(`each document is ${(size / 1024).toFixed(1)} kB as one update`)
  for (const candidate of bench.candidates.filter(({ keepsDocuments }) => keepsDocuments)) {
    await attempt(
      candidate.name,
      (why) => {
        used.missing[candidate.name] = why
      },
      () =>
        withServer(candidate, FIRST + options.idlePlans, async (server, doors) => {
          const visits = await openAll(candidate, server, doors.slice(0, FIRST), content)
          await wait(2_000)
          const before = await server.memory()
          visits.push(...(await openAll(candidate, server, doors.slice(FIRST), content)))
          await wait(QUIET_MS)
          const after = await server.memory()
          const closed = visits.filter(({ code }) => code !== undefined).length
          if (closed > 0) throw new Error(`${closed} lines were closed`)
          add(used, candidate.name, (after.used - before.used) / options.idlePlans / 1024, 0, 1)
          add(rss, candidate.name, (after.rss - before.rss) / options.idlePlans / 1024, 0, 1)
          for (const visit of visits) visit.close()
        }),
    )
  }
}

/** Typed, not pasted: a document that was typed has many small parts. How many edits make that size is found by trying. */
function twentyKilobytes(): Uint8Array[] {
  let edits = 6_000
  for (let tries = 0; tries < 3; tries++)
    edits = Math.round((edits * KILOBYTES * 1024) / longHistory(edits, 10).bytes)
  const doc = new Y.Doc()
  for (const update of longHistory(edits, 10).updates) Y.applyUpdate(doc, update)
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return [state]
}

async function openAll(
  candidate: Candidate,
  server: Running,
  doors: Door[],
  content: Uint8Array[],
): Promise<Visit[]> {
  const visits: Visit[] = []
  for (let from = 0; from < doors.length; from += 20) {
    const some = doors.slice(from, from + 20).map((door) => new Visit(server.port, door, candidate.protocol))
    await until('every plan opened', () => some.every(({ isAnswered }) => isAnswered), 20_000)
    for (const visit of some) for (const update of content) visit.send(update)
    visits.push(...some)
  }
  return visits
}
