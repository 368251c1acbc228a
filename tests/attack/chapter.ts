/**
 * Two people write in a room, and of each frame that their pages make damaged copies arrive first: refused whole, or taken
 * in as what Yjs makes of it. What one frame costs is measured in processor time of this thread: a machine that does
 * something else meanwhile makes nobody's frame slow.
 */
import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Connection } from '#server/collaboration/connection.ts'
import { receiveFrame } from '#server/collaboration/frame-path.ts'
import { DEFAULT_LIMITS } from '#server/collaboration/limits.ts'
import { Refused } from '#server/collaboration/refused.ts'
import type { Room } from '#server/collaboration/room.ts'
import { bareRoom, fakeMember } from '#tests/collaboration/bare-room.ts'
import { cpuMs } from '#tests/collaboration/cpu.ts'
import { writeSomething } from '#tests/collaboration/family-writes.ts'
import { below, pick, seeded } from '#tests/collaboration/random.ts'
import { hostile, syncFrame } from './hostile-frames.ts'

const FRAMES = 2_000
const LOOK_EVERY = 500
const MOST_MS = 50

/** Somebody whose frames are never too many. */
function sender(name: string): Connection {
  const always = { take: () => true }
  return Object.assign(fakeMember(name), {
    updates: always,
    messages: always,
    presenceRate: always,
  }) as unknown as Connection
}

/** How often anything was changed in this room: to tell after each frame costs nothing this way. */
function countingChanges(room: Room): () => number {
  let changes = 0
  const counted =
    <A extends unknown[]>(change: (...args: A) => void) =>
    (...args: A) => {
      changes += 1
      change(...args)
    }
  room.accept = counted(room.accept.bind(room))
  room.claim = counted(room.claim.bind(room))
  return () => changes
}

/** What the room says that it has is what a document has, and a fresh page can be given all of it. */
function look(room: Room): void {
  room.live((doc) => {
    assert.deepEqual(new Map(Y.decodeStateVector(Y.encodeStateVector(doc))), room.history.vector)
    const again = new Y.Doc()
    Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
    assert.equal(again.store.pendingStructs, null)
    assert.equal(again.store.pendingDs, null)
    again.destroy()
  })
}

export async function chapter(seed: number): Promise<Record<string, number>> {
  const random = seeded(seed)
  const room = await bareRoom({ clientIds: 1_000, documentBytes: 64 * 1024 * 1024 })
  const changes = countingChanges(room)
  const members = [sender('anna'), sender('bram')]
  const updates: Uint8Array[][] = [[], []]
  const docs = [0, 1].map((who) => {
    const doc = new Y.Doc()
    doc.clientID = 100 + who
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'other') updates[who]?.push(update)
    })
    return doc
  })
  let letIn = 0
  let mostMs = 0
  const offer = (who: number, frame: Uint8Array) => {
    const before = changes()
    const start = cpuMs()
    let refused = false
    try {
      receiveFrame(room, members[who] as Connection, frame, DEFAULT_LIMITS)
      letIn += 1
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refused = true
    }
    mostMs = Math.max(mostMs, cpuMs() - start)
    if (refused && changes() !== before) assert.fail('A refused frame left something behind')
  }
  for (const who of [0, 1]) offer(who, syncFrame(0, Y.encodeStateVector(docs[who] as Y.Doc)))
  let sent = 0
  let looked = 0
  while (sent < FRAMES) {
    const who = below(random, 2)
    const doc = docs[who] as Y.Doc
    const from = updates[who]?.length ?? 0
    writeSomething(doc, random)
    const mine = updates[who] as Uint8Array[]
    const others = updates[1 - who] as Uint8Array[]
    const fresh = mine.slice(from)
    for (const update of fresh)
      for (let times = below(random, 12); times > 0; times -= 1) {
        offer(
          who,
          hostile(pick(random, [update, ...mine.slice(-5)]), pick(random, [update, ...others]), random),
        )
        sent += 1
      }
    // And what is true: it goes in, or is refused whole where a damaged copy of it came first.
    for (const update of fresh) offer(who, syncFrame(2, update))
    if (random() < 0.1) for (const one of docs) Y.applyUpdate(one, Y.encodeStateAsUpdate(doc), 'other')
    if (sent - looked >= LOOK_EVERY) {
      looked = sent
      look(room)
      await turn()
    }
  }
  look(room)
  assert.ok(mostMs < MOST_MS, `One frame took ${mostMs} ms`)
  for (const doc of docs) doc.destroy()
  return { frames: sent, letIn, mostMs: Math.round(mostMs) }
}
