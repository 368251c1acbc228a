/**
 * R-B26 at length: damaged and forged frames against the path of a frame itself, by the hundred thousand (`chapter.ts`), and
 * against a server in a process of its own through real sockets.
 */
import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Client } from '#tests/collaboration/client.ts'
import { writeSomething } from '#tests/collaboration/family-writes.ts'
import { below, pick, type Random, seeded } from '#tests/collaboration/random.ts'
import { until } from '#tests/collaboration/until.ts'
import { hostile } from './hostile-frames.ts'
import { processes } from './processes.ts'
import { roomsApart } from './rooms-apart.ts'
import { isLong, minutes, runRounds, timeoutOf } from './rounds.ts'

/** Of a process that has handled frames by the hundred thousand; it begins with some 120. */
const MOST_MB = 600
const MOST_BLOCK_MS = 50
/** In the ten minutes. */
const FRAMES = 1_000_000

test(
  'R-B26: forged and damaged frames: refused whole or true, none costs 50 ms, memory stays',
  async () => {
    const atOnce = isLong ? availableParallelism() : 1
    const did = await runRounds({
      part: 'frames',
      share: 0.3,
      short: 1,
      atOnce,
      atLeast: { frames: FRAMES },
      round: processes('./chapters.ts', atOnce),
    })
    expect(did.letIn).toBeGreaterThan(100)
    expect(did.mostMB).toBeLessThan(MOST_MB)
    expect(did.frames).toBeGreaterThan((FRAMES * minutes) / 10)
  },
  timeoutOf(0.3),
)

const ROOMS = 8
const CONNECTIONS = isLong ? 60 : 10

/** Anna only ever sends what is damaged; Bram writes beside her through all of it. */
async function inOneRoom(url: string, plan: string, random: Random) {
  const bram = await new Client(url, 'bram', { plan }).ready()
  const doc = new Y.Doc()
  const updates: Uint8Array[] = [Y.encodeStateAsUpdate(doc)]
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const did = { frames: 0, closed: 0 }
  for (let connection = 0; connection < CONNECTIONS; connection += 1) {
    const anna = new Client(url, 'anna', { plan, silent: true })
    await until('greeted', () => anna.step1 !== undefined || anna.closed, LONG_MS)
    for (let times = 10 + below(random, 60); times > 0 && !anna.closed; times -= 1) {
      writeSomething(doc, random)
      anna.send(hostile(pick(random, updates), pick(random, updates), random))
      did.frames += 1
    }
    // An answer to what was asked last: all of it was judged.
    let isHeard = false
    anna.ws.once('pong', () => {
      isHeard = true
    })
    if (!anna.closed) anna.ws.ping()
    await until('all was judged', () => isHeard || anna.closed, LONG_MS)
    writeSomething(bram.doc, random)
    await until('bram goes on', () => bram.isSaved || bram.closed, LONG_MS)
    expect(bram.closed).toBe(false)
    if (anna.closed) did.closed += 1
    anna.cut()
  }
  bram.cut()
  return did
}
const LONG_MS = 20_000

async function throughSockets(seed: number) {
  const random = seeded(seed)
  const { url, howWasIt, end } = await roomsApart(ROOMS)
  try {
    const rooms = Array.from({ length: ROOMS }, (_, index) =>
      inOneRoom(url, `room-${index}`, seeded(below(random, 1_000_000_000))),
    )
    const did = { frames: 0, closed: 0 }
    for (const { frames, closed } of await Promise.all(rooms)) {
      did.frames += frames
      did.closed += closed
    }
    const { broken, errors, slowReaders, ...most } = await howWasIt()
    expect([broken, errors, slowReaders]).toEqual(['', 0, 0])
    expect(did.closed).toBeGreaterThan(ROOMS)
    expect(most.mostBlockMs).toBeLessThan(MOST_BLOCK_MS)
    expect(most.mostMB).toBeLessThan(MOST_MB)
    return { ...did, ...most }
  } finally {
    end()
  }
}

test(
  'R-B26: the same through real sockets: who sends it is let go, who writes beside it notices nothing',
  async () => {
    const did = await runRounds({ part: 'socket-frames', share: 0.1, short: 0, round: throughSockets })
    expect(did.frames).toBeGreaterThan(30)
  },
  timeoutOf(0.1),
)
