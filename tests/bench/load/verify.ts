/**
 * The end of a run, with real documents: what the first client of each room was sent, made into a Y.Doc, must be what
 * the server gives a newcomer, and hold every key of everybody. That the other clients were sent the same updates was
 * counted while they came.
 */
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import type { TypingJob } from './job.ts'
import type { Room } from './typist.ts'
import { Visit } from './visit.ts'

const FIELD = 'text:wat-gaat-goed'
const WITHIN_MS = 10_000

export async function differences(rooms: readonly Room[], job: TypingJob): Promise<string[]> {
  const problems: string[] = []
  for (const [number, room] of rooms.entries()) {
    const first = room.typists[0]
    const door = job.doors[number]
    if (!first?.record || !door) continue
    const seen = new Y.Doc()
    seen.transact(() => {
      for (const update of first.record ?? []) Y.applyUpdate(seen, update)
    })
    if (seen.store.pendingStructs) problems.push(`room ${number}: something is missing between the updates`)
    for (const { clientId, clock } of room.typists)
      if (Y.getState(seen.store, clientId) !== clock) problems.push(`room ${number}: keys are missing`)
    if (job.verify && !(await sameAsServer(seen, job, door)))
      problems.push(`room ${number}: the server has another text`)
    seen.destroy()
    first.record.length = 0
    if (problems.length > 5) break
  }
  return problems
}

async function sameAsServer(seen: Y.Doc, job: TypingJob, door: TypingJob['doors'][number]): Promise<boolean> {
  const visit = new Visit(job.port, door, job.protocol)
  const end = performance.now() + WITHIN_MS
  const text = seen.getXmlFragment(FIELD).toString()
  try {
    while (performance.now() < end) {
      if (visit.code !== undefined) return false
      if (visit.isAnswered && visit.take().getXmlFragment(FIELD).toString() === text) return true
      await wait(5)
    }
    return false
  } finally {
    visit.close()
  }
}
