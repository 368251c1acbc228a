/** G4, the other half: how many rooms of eight one core takes, doubled until it is too many. */
import { type } from '../load/generators.ts'
import { add } from '../results.ts'
import { say } from '../say.ts'
import type { Candidate } from '../servers/candidates.ts'
import { attempt, type Bench, wants, withServer } from './bench.ts'

const CLIENTS = 8
const KEYS_PER_SECOND = 5
const MOST_MS = 30
/** Of what is typed: more than this is no longer what happens to be on its way. */
const BACKLOG = 0.05

export async function measureSaturating(bench: Bench): Promise<void> {
  if (!wants(bench, 'G4')) return
  const ours = bench.candidates.find(({ name }) => name === 'ours')
  if (!ours) return
  const row = bench.results.row(
    'G4',
    'rooms of 8 × 5 keys/s on one core, doubled until p99 passes 30 ms or a backlog grows',
    'rooms',
    '',
  )
  const { rooms: first, mostRooms } = bench.options
  let held = 0
  for (let rooms = first; rooms <= mostRooms; rooms *= 2) {
    say(`${rooms} rooms`)
    let isHeld = false
    await attempt(
      'ours',
      (why) => row.notes.push(`${rooms} rooms: ${why}`),
      async () => {
        const found = await once(bench, ours, rooms)
        isHeld = found.isHeld
        row.notes.push(`${rooms} rooms: ${found.text}`)
        if (isHeld) held = rooms
      },
    )
    if (!isHeld) break
  }
  add(row, 'ours', held, 0, 1)
}

async function once(
  bench: Bench,
  ours: Candidate,
  rooms: number,
): Promise<{ isHeld: boolean; text: string }> {
  const { warm, seconds } = bench.options
  return withServer(ours, rooms, async (server, doors) => {
    const { typed, span } = await type(
      {
        kind: 'type',
        protocol: ours.protocol,
        port: server.port,
        doors,
        clients: CLIENTS,
        keysPerSecond: KEYS_PER_SECOND,
        window: 0,
        warm,
        seconds,
        cursor: false,
        // At the edge the reading of all documents would take longer than the window.
        verify: false,
      },
      server,
    )
    const asked = rooms * CLIENTS * KEYS_PER_SECOND * typed.seconds
    const behind = asked - typed.seen
    const isHeld = (typed.p99 ?? Number.POSITIVE_INFINITY) <= MOST_MS && behind <= asked * BACKLOG
    const generator = typed.generatorCpu / typed.seconds
    return {
      isHeld,
      text: `p99 ${typed.p99?.toFixed(1) ?? '–'} ms, ${Math.round(typed.seen / typed.seconds).toLocaleString('en')} edits/s, ${((span.own[0] ?? 0) / span.seconds).toFixed(2)} core; the generator ${generator.toFixed(2)} core${span.foreign > bench.options.foreign ? `; others ${span.foreign.toFixed(2)} core` : ''}`,
    }
  })
}
