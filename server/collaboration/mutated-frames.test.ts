/**
 * The room keeps no document, so nothing would stop it from accepting what no document can take, and then no screen
 * could open the plan again. These tests hold what it accepts against Yjs itself.
 */

import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { bareRoom, fakeMember } from '#tests/collaboration/bare-room.ts'
import { cpuMs } from '#tests/collaboration/cpu.ts'
import { writeSomething } from '#tests/collaboration/family-writes.ts'
import { mutate } from '#tests/collaboration/mutate.ts'
import { pick, seeded } from '#tests/collaboration/random.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { readPresence } from './presence.ts'
import { Refused } from './refused.ts'
import type { Room } from './room.ts'
import { receiveStep1 } from './sync-path.ts'
import { receiveUpdate } from './update-path.ts'

const fingerprint = (room: Room) => JSON.stringify([[...room.history.vector], room.unsavedBytes])

/** True when it was let in. Anything else than a refusal is a crash. */
function offer(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return false
  }
}

function expectSameAsYjs(room: Room): void {
  room.live((doc) => {
    expect(new Map(Y.decodeStateVector(Y.encodeStateVector(doc)))).toEqual(room.history.vector)
  })
}

let letIn = 0

/** Three screens of one person that meet now and then; every frame arrives damaged, or whole, or both. */
it.each([1, 2, 3, 4, 5, 6, 7, 8, 1007, 4711])(
  'R-B26: seed %i: what is let in is what Yjs makes of it',
  async (seed) => {
    const random = seeded(seed)
    const room = await bareRoom({ clientIds: 1_000 })
    const member = fakeMember('anna')
    const frames: Uint8Array[] = []
    const docs = [1, 2, 3].map((clientId) => {
      const doc = new Y.Doc()
      doc.clientID = clientId
      doc.on('update', (update: Uint8Array, origin: unknown) => origin === 'other' || frames.push(update))
      return doc
    })
    let slowest = 0
    const send = (bytes: Uint8Array) => {
      const before = fingerprint(room)
      const start = cpuMs()
      const done = offer(() => receiveUpdate(room, member, bytes, false, DEFAULT_LIMITS))
      slowest = Math.max(slowest, cpuMs() - start)
      if (done) letIn++
      else expect(fingerprint(room)).toBe(before)
    }
    for (let step = 0; step < 80; step++) {
      const doc = pick(random, docs)
      writeSomething(doc, random)
      if (random() < 0.3) {
        const other = pick(random, docs)
        const missing = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other))
        Y.applyUpdate(other, missing, 'other')
        frames.push(missing)
      }
      for (const frame of frames.splice(0)) {
        send(random() < 0.7 ? mutate(frame, random) : frame)
        if (random() < 0.5) send(frame)
      }
      expectSameAsYjs(room)
    }
    expect(slowest).toBeLessThan(50)
  },
)

it('R-B26: the damage was slight enough: many damaged frames were let in', () => {
  expect(letIn).toBeGreaterThan(300)
})

it('R-B26: damaged presence and state vectors are refused, never thrown out', async () => {
  const random = seeded(99)
  const room = await bareRoom()
  const vector = Y.encodeStateVector(
    new Map([
      [4_000_000_000, 12],
      [17, 3],
    ]),
  )
  const presence = Uint8Array.of(1, 133, 1, 4, 15, ...new TextEncoder().encode('{"cursor":null}'))
  for (let round = 0; round < 5_000; round++) {
    offer(() => receiveStep1(room, fakeMember('anna'), mutate(vector, random), DEFAULT_LIMITS))
    offer(() => readPresence(mutate(presence, random)))
  }
  expect(room.history.vector.size).toBe(0)
})

it('R-B26: a frame that promises millions of structs, or a bottomless value, costs nothing', async () => {
  const room = await bareRoom()
  const big = [0xff, 0xff, 0xff, 0xff, 0x0f]
  const nested = new Array<number>(5_000).fill(117).flatMap((type) => [type, 1])
  for (const frame of [
    [...big],
    [1, ...big, 5, 0],
    [1, 1, 5, 0, 40, 1, 5, ...new TextEncoder().encode('goals'), 1, 97, ...big],
    [1, 1, 5, 0, 40, 1, 5, ...new TextEncoder().encode('goals'), 1, 97, 1, ...nested],
    [0, ...big],
  ]) {
    const start = cpuMs()
    expect(
      offer(() => receiveUpdate(room, fakeMember('anna'), Uint8Array.from(frame), false, DEFAULT_LIMITS)),
    ).toBe(false)
    expect(cpuMs() - start).toBeLessThan(50)
  }
})

it('R-B26: what comes again with another content, half of it deleted here, cannot poison the plan', async () => {
  const room = await bareRoom()
  const anna = fakeMember('anna')
  const send = (...frame: number[]) =>
    offer(() => receiveUpdate(room, anna, Uint8Array.from(frame), false, DEFAULT_LIMITS))
  const goals = [1, 5, ...new TextEncoder().encode('goals')]
  // Five deleted positions of client 9, and then eight positions from the third on, under a root: Yjs breaks on it.
  expect(send(1, 1, 9, 0, 0, 5, 0)).toBe(true)
  const frame = [1, 1, 9, 3, 32 | 1, ...goals, 1, 97, 8, 0]
  expect(() => room.live((doc) => Y.applyUpdate(doc, Uint8Array.from(frame)))).toThrow()
  expect(send(...frame)).toBe(false)
  expectSameAsYjs(room)
  expect(room.history.clockOf(9)).toBe(5)
})
