/**
 * `kill -9` at a random write to the database while two people write and the log is replaced by its state all the time; and
 * SIGTERM in the middle of writing. What was acknowledged is there afterwards, each time.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bundleServer } from '#tests/collaboration/bundled-server.ts'
import { Client } from '#tests/collaboration/client.ts'
import { writeSomething } from '#tests/collaboration/family-writes.ts'
import { below, type Random, seeded } from '#tests/collaboration/random.ts'
import { until } from '#tests/collaboration/until.ts'
import { runRounds, timeoutOf } from './rounds.ts'

const LONG_MS = 20_000

let program: { file: string; remove(): void }
beforeAll(async () => {
  program = await bundleServer()
  return program.remove
})

async function serve(file: string, imports: string[] = []): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(program.file, {
    execArgv: imports.flatMap((each) => ['--import', each]),
    env: { ...process.env, COMPACT_ROWS: '5' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  child.send(file)
  const [url] = (await once(child, 'message')) as [string]
  return { child, url }
}

const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null
const holds = (doc: Y.Doc, update: Uint8Array) => Y.snapshotContainsUpdate(Y.snapshot(doc), update)

/** Somebody who writes, and knows what of it was acknowledged. */
async function writer(url: string, who: string, random: Random) {
  const client = await new Client(url, who).ready()
  await until('everything so far is saved', () => client.isSaved, LONG_MS)
  const sent: Uint8Array[] = []
  const before = client.saved
  client.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== client) sent.push(update)
  })
  return {
    client,
    write: () => writeSomething(client.doc, random),
    acknowledged: () => sent.slice(0, client.saved - before),
  }
}

async function dies(seed: number, imports: string[], end: (child: ChildProcess) => void, most: number) {
  const random = seeded(seed)
  const folder = mkdtempSync(join(tmpdir(), 'writing-'))
  const file = join(folder, 'plan.db')
  const children: ChildProcess[] = []
  try {
    const first = await serve(file, imports)
    children.push(first.child)
    const writers = await Promise.all(['anna', 'bram'].map((who) => writer(first.url, who, random)))
    end(first.child)
    for (let written = 0; !isOver(first.child) && written < most; written += 1) {
      for (const { client, write } of writers) if (!client.closed) write()
      await new Promise((resolve) => setTimeout(resolve, below(random, 3)))
    }
    await until('it ended', () => isOver(first.child), LONG_MS)
    await until('all heard of it', () => writers.every(({ client }) => client.closed), LONG_MS)
    const acknowledged = writers.flatMap((each) => each.acknowledged())
    const db = new Sqlite(file, { readonly: true })
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    const states = db.prepare('select count(*) as n from room_states').get() as { n: number }
    db.close()

    const again = await serve(file)
    children.push(again.child)
    const fresh = await new Client(again.url, 'anna').ready()
    for (const update of acknowledged) expect(holds(fresh.doc, update)).toBe(true)
    // It goes on: what is written now is kept.
    writeSomething(fresh.doc, random)
    await until('it is saved', () => fresh.isSaved, LONG_MS)
    fresh.cut()
    const { exitCode, signalCode } = first.child
    const codes = writers.map(({ client }) => client.code)
    return { exitCode, signalCode, codes, acknowledged: acknowledged.length, compacted: states.n }
  } finally {
    for (const child of children) child.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  }
}

async function killed(seed: number) {
  const after = 1 + below(seeded(seed), 250)
  const dying = new URL(`./die-at-write.ts?after=${after}`, import.meta.url).href
  const { signalCode, acknowledged, compacted } = await dies(
    seed,
    [dying],
    (child) => child.kill('SIGUSR2'),
    5_000,
  )
  expect(signalCode).toBe('SIGKILL')
  return { killed: 1, acknowledged, compacted }
}

test(
  'R-B11, R-B31: killed at any write while a state replaces the log: nothing acknowledged is missing',
  async () => {
    const did = await runRounds({ part: 'compaction', share: 0.07, short: 2, round: killed })
    expect(did.acknowledged).toBeGreaterThan(0)
  },
  timeoutOf(0.07),
)

async function stopped(seed: number) {
  const random = seeded(seed)
  let began = 0
  const { exitCode, codes, acknowledged } = await dies(
    seed,
    [],
    (child) =>
      setTimeout(() => {
        began = performance.now()
        child.kill('SIGTERM')
      }, 20 + below(random, 400)),
    100_000,
  )
  expect(performance.now() - began).toBeLessThan(30_000)
  expect([exitCode, codes]).toEqual([0, [1001, 1001]])
  return { acknowledged }
}

test(
  'R-B17: SIGTERM in the middle of writing: what was acknowledged is on disk, and everybody hears it',
  async () => {
    const did = await runRounds({ part: 'stopping', share: 0.03, short: 1, round: stopped })
    expect(did.acknowledged).toBeGreaterThan(0)
  },
  timeoutOf(0.03),
)
