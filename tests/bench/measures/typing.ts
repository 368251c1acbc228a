/** G1–G5 and G7: families that type, at the speed of people and as fast as the server takes it. */
import { type } from '../load/generators.ts'
import { add, type Row } from '../results.ts'
import { say } from '../say.ts'
import type { Candidate } from '../servers/candidates.ts'
import { attempt, type Bench, wants, withServer } from './bench.ts'

const CLIENTS = 8
const KEYS_PER_SECOND = 5
/** Of each client, on their way at once: enough that no server ever waits for the generator. */
const WINDOW = 4

interface Workload {
  ids: string[]
  name: string
  rooms(bench: Bench): number
  keysPerSecond: number
  cursor: boolean
  /** Of how many repeats. */
  repeats(bench: Bench): number
  rows: { row(bench: Bench): Row; value(measured: Measured): number | null }[]
}

interface Measured {
  edits: number
  seconds: number
  serverCpu: number
  p50: number | null
  p99: number | null
  backlog: number
}

const row = (id: string, measure: string, unit: string, target: string) => (bench: Bench) =>
  bench.results.row(id, measure, unit, target)

const workloads: Workload[] = [
  {
    ids: ['G2', 'G3', 'G7'],
    name: '50 × 8 × 5 keys/s',
    rooms: ({ options }) => options.rooms,
    keysPerSecond: KEYS_PER_SECOND,
    cursor: false,
    repeats: ({ options }) => options.repeats,
    rows: [
      {
        row: row('G2', 'server CPU per edit, 50 × 8 × 5 keys/s', 'µs', '≤ 0.6 × Hocuspocus'),
        value: ({ serverCpu, edits }) => (serverCpu / edits) * 1e6,
      },
      {
        row: row('G3', 'p99 from key to other client, 50 × 8', 'ms', '≤ 10 ms, durable'),
        value: ({ p99 }) => p99,
      },
      {
        row: row('G7', 'p50 from key to other client, 50 × 8', 'ms', 'at most 5 ms more than the bare relay'),
        value: ({ p50 }) => p50,
      },
    ],
  },
  {
    ids: ['G1'],
    name: '50 × 8 at saturation',
    rooms: ({ options }) => options.rooms,
    keysPerSecond: 0,
    cursor: false,
    repeats: ({ options }) => options.repeats,
    rows: [
      {
        row: row(
          'G1',
          'edits per server-CPU-second at saturation, 50 × 8',
          'edits/s',
          '≥ 2.5 × Hocuspocus; aim 4 ×',
        ),
        value: ({ edits, serverCpu }) => edits / serverCpu,
      },
      {
        row: row('G1', 'edits a second that everybody saw, at saturation', 'edits/s', ''),
        value: ({ edits, seconds }) => edits / seconds,
      },
    ],
  },
  {
    ids: ['G5'],
    name: '50 × 8 with a cursor message per key',
    rooms: ({ options }) => options.rooms,
    keysPerSecond: KEYS_PER_SECOND,
    cursor: true,
    repeats: ({ options }) => (options.quick ? 1 : options.repeats),
    rows: [
      {
        row: row('G5', 'cores in use with a cursor message per key, 50 × 8 × 5', 'core', '≤ 0.4'),
        value: ({ serverCpu, seconds }) => serverCpu / seconds,
      },
      {
        row: row('G5', 'p99 with a cursor message per key, 50 × 8 × 5', 'ms', '≤ 15 ms'),
        value: ({ p99 }) => p99,
      },
    ],
  },
  {
    ids: ['G4'],
    name: '200 × 8 × 5 keys/s on one core',
    rooms: ({ options }) => options.manyRooms,
    keysPerSecond: KEYS_PER_SECOND,
    cursor: false,
    repeats: ({ options }) => (options.quick ? 1 : options.repeats),
    rows: [
      {
        row: row('G4', 'p99 from key to other client, 200 × 8 × 5 on one core', 'ms', '≤ 30 ms'),
        value: ({ p99 }) => p99,
      },
      {
        row: row('G4', 'keys that the backlog grew by, per second, 200 × 8 × 5', 'keys/s', 'no backlog'),
        value: ({ backlog, seconds }) => Math.max(0, backlog) / seconds,
      },
      {
        row: row('G4', 'cores in use, 200 × 8 × 5', 'core', ''),
        value: ({ serverCpu, seconds }) => serverCpu / seconds,
      },
    ],
  },
]

/** Everybody's turn comes in every repeat: what the machine does meanwhile meets all of them alike. */
export async function measureTyping(bench: Bench): Promise<void> {
  for (const workload of workloads.filter(({ ids }) => wants(bench, ...ids))) {
    for (let repeat = 0; repeat < workload.repeats(bench); repeat++) {
      say(`${workload.name}, ${repeat + 1} of ${workload.repeats(bench)}`)
      for (const candidate of bench.candidates) await once(bench, workload, candidate)
    }
  }
}

async function once(bench: Bench, workload: Workload, candidate: Candidate): Promise<void> {
  const { options, results } = bench
  const failed = (why: string) => {
    for (const { row } of workload.rows) row(bench).missing[candidate.name] = why
  }
  for (let tries = 0; tries <= options.again; tries++) {
    let foreign = 0
    await attempt(candidate.name, failed, async () => {
      const measured = await run(bench, candidate, workload)
      foreign = measured.foreign
      for (const { row, value } of workload.rows) {
        const found = value(measured)
        if (found !== null && Number.isFinite(found))
          add(row(bench), candidate.name, found, foreign, options.foreign)
        if (measured.problems.length > 0) row(bench).notes.push(`${candidate.name}: ${measured.problems[0]}`)
        if (measured.generatorBound && workload.keysPerSecond > 0)
          row(bench).notes.push(`${candidate.name}: the load generator was busy for the whole window`)
      }
      results.blocked(candidate.name, measured.block, workload.name)
    })
    if (foreign <= options.foreign) return
  }
}

async function run(bench: Bench, candidate: Candidate, workload: Workload) {
  const { warm, seconds } = bench.options
  const rooms = workload.rooms(bench)
  return withServer(candidate, rooms, async (server, doors) => {
    const { typed, span, block } = await type(
      {
        kind: 'type',
        protocol: candidate.protocol,
        port: server.port,
        doors,
        clients: CLIENTS,
        keysPerSecond: workload.keysPerSecond,
        window: WINDOW,
        warm,
        seconds,
        cursor: workload.cursor,
        verify: candidate.keepsDocuments,
      },
      server,
    )
    const [serverCpu = 0] = span.own
    return {
      edits: typed.seen,
      seconds: typed.seconds,
      serverCpu,
      p50: typed.p50,
      p99: typed.p99,
      backlog: typed.waitingAfter - typed.waitingBefore,
      foreign: span.foreign,
      generatorBound: typed.generatorCpu / typed.seconds > 0.95,
      problems: typed.problems,
      block,
    }
  })
}
