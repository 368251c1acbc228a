/** G15: the same plans in a small store and in a large one. */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '#db/connection.ts'
import { auditLog, roomUpdates, versions } from '#db/schema.ts'
import { newId } from '#server/ids.ts'
import { until } from '#tests/collaboration/until.ts'
import { type } from '../load/generators.ts'
import type { Door } from '../load/job.ts'
import { Visit } from '../load/visit.ts'
import { add } from '../results.ts'
import { say } from '../say.ts'
import { type SeededPlan, seed } from '../seed.ts'
import type { Candidate } from '../servers/candidates.ts'
import { attempt, type Bench, newFolder, wants } from './bench.ts'
import { longHistory } from './history.ts'

const LOOKS = 15
const VERSIONS = 200
const ROWS = 10_000
const TYPING = 10

export async function measureGrowing(bench: Bench): Promise<void> {
  const ours = bench.candidates.find(({ name }) => name === 'ours')
  if (!ours || !wants(bench, 'G15')) return
  for (const plans of bench.options.growth) {
    say(`A store of ${plans} plans`)
    await attempt(
      `${plans} plans`,
      (why) => {
        bench.results.row('G15', `with ${plans} plans in the store`, '', '').missing.ours = why
      },
      () => withStore(bench, ours, plans),
    )
  }
}

async function withStore(bench: Bench, ours: Candidate, plans: number): Promise<void> {
  const { options, results } = bench
  const folder = newFolder()
  const some = await seed(folder, { plans: Math.min(plans, TYPING) })
  if (plans > TYPING) await seed(folder, { plans: plans - TYPING, people: 2 })
  await makeHeavy(folder, some[0] as SeededPlan)
  const server = await ours.start(folder)
  try {
    const named = (measure: string) => `${measure}, ${plans.toLocaleString('en')} plans in the store`
    const put = (measure: string, unit: string, value: number, foreign = 0) =>
      add(
        results.row('G15', named(measure), unit, '≤ 1.1 × the smallest'),
        'ours',
        value,
        foreign,
        options.foreign,
      )
    const doors: Door[] = some.map(({ planId, socket, cookies }) => ({
      name: planId,
      path: `${socket}&ack=1`,
      people: cookies.map((cookie) => ({ Cookie: cookie, Origin: 'http://127.0.0.1:{port}' })),
    }))
    put('plan page', 'ms', await pages(server.port, some))
    put('cold open', 'ms', await opens(server.port, doors.slice(1), ours))
    const heavy = await opens(server.port, doors.slice(0, 1), ours)
    results
      .row('G15', named('cold open'), 'ms', '')
      .notes.push(
        `${plans} plans: the one with ${VERSIONS} versions and ${ROWS.toLocaleString('en')} log rows opens in ${heavy.toFixed(0)} ms`,
      )
    const { typed, span } = await type(
      {
        kind: 'type',
        protocol: ours.protocol,
        port: server.port,
        doors: doors.slice(1),
        clients: 8,
        keysPerSecond: 25,
        window: 0,
        warm: options.warm,
        seconds: options.seconds,
        cursor: false,
        verify: true,
      },
      server,
    )
    put('server CPU per edit', 'µs', ((span.own[0] ?? 0) / typed.seen) * 1e6, span.foreign)
    bench.results.blocked('ours', await server.block(), named('growth'))
  } finally {
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds of a plan page, the median over some plans. */
async function pages(port: number, plans: readonly SeededPlan[]): Promise<number> {
  const times: number[] = []
  for (let look = 0; look < LOOKS + 5; look++) {
    const plan = plans[look % plans.length] as SeededPlan
    const begun = performance.now()
    const response = await fetch(`http://127.0.0.1:${port}${plan.page}`, {
      headers: { Cookie: plan.cookies[0] as string },
    })
    const text = await response.text()
    if (response.status !== 200 || text.length < 1_000)
      throw new Error(`The plan page answered ${response.status}`)
    // The first ones compile.
    if (look >= 5) times.push(performance.now() - begun)
  }
  return middle(times)
}

async function opens(port: number, doors: readonly Door[], ours: Candidate): Promise<number> {
  const times: number[] = []
  for (const door of doors) {
    const visit = new Visit(port, door, ours.protocol)
    await until('it opened', () => visit.isAnswered, 20_000)
    times.push((visit.given[0]?.at ?? Number.NaN) - visit.begun)
    visit.close()
  }
  return middle(times)
}

const middle = (times: number[]): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number

/** One plan of a long life among the others. */
async function makeHeavy(folder: string, plan: SeededPlan): Promise<void> {
  const db = openDatabase(join(folder, 'familiegroepsplan.sqlite'))
  const { updates } = longHistory(ROWS - 1)
  try {
    await db.write(async (tx) => {
      const now = Date.now()
      for (const [index, data] of updates.entries())
        await tx.insert(roomUpdates).values({ roomId: plan.roomId, seq: index + 2, data: Buffer.from(data) })
      for (let number = 1; number <= VERSIONS; number++) {
        const sha256 = randomBytes(32).toString('hex')
        await tx.insert(versions).values({
          id: newId(),
          planId: plan.planId,
          number,
          settledAt: now,
          settledBy: 'somebody',
          head: '{}',
          sha256,
          code: sha256.slice(0, 16),
          signature: '',
          readers: '[]',
        })
      }
      for (let row = 0; row < ROWS; row++)
        await tx
          .insert(auditLog)
          .values({ id: newId(), planId: plan.planId, at: now, action: 'read', audience: 'plan' })
    })
  } finally {
    db.close()
  }
}
