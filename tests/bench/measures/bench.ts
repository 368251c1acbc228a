/** What every measure is given, and how it starts a server on a folder that goes afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Door } from '../load/job.ts'
import type { Options } from '../options.ts'
import type { Results } from '../results.ts'
import { say } from '../say.ts'
import type { Candidate } from '../servers/candidates.ts'
import { killAll, type Running } from '../servers/running.ts'

export interface Bench {
  options: Options
  results: Results
  candidates: Candidate[]
}

export const scratch = mkdtempSync(join(tmpdir(), 'familiegroepsplan-bench-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
let folders = 0

export const wants = ({ options }: Bench, ...ids: string[]): boolean =>
  !options.only || ids.some((id) => options.only?.has(id))

export const newFolder = (under = scratch): string => join(under, `data-${process.pid}-${++folders}`)

/** A server with so many documents, for one piece of work. */
export async function withServer<T>(
  candidate: Candidate,
  documents: number,
  work: (server: Running, doors: Door[], folder: string) => Promise<T>,
  under = scratch,
): Promise<T> {
  const { mkdirSync } = await import('node:fs')
  const folder = newFolder(under)
  if (candidate.name !== 'ours') mkdirSync(folder, { recursive: true })
  const doors = await candidate.prepare(folder, documents)
  const server = await candidate.start(folder)
  try {
    return await work(server, doors, folder)
  } finally {
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Longer than any piece takes on a quiet machine: one that hangs must not cost the others. */
const LONGEST_MS = 180_000
const late = (milliseconds: number) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`Not done within ${milliseconds / 1_000} s`)), milliseconds).unref()
  })

/** Does one piece of work for one candidate; what goes wrong is told and stands in the table. */
export async function attempt(
  what: string,
  failed: (why: string) => void,
  work: () => Promise<void>,
  within = LONGEST_MS,
): Promise<void> {
  const begun = performance.now()
  try {
    await Promise.race([work(), late(within)])
    say(`  ${what}: ${((performance.now() - begun) / 1_000).toFixed(1)} s`)
  } catch (error) {
    // What was not done in time would go on beside what is measured next.
    killAll()
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    say(`  ${what}: ${error instanceof Error ? error.stack : why}`)
    failed(why)
  }
}
