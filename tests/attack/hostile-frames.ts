/** Frames that no client of ours makes, from frames that ours does make. */
import { createEncoder, toUint8Array, writeUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import * as Y from 'yjs'
import { mutate } from '#tests/collaboration/mutate.ts'
import { below, pick, type Random } from '#tests/collaboration/random.ts'

export function syncFrame(kind: number, content: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, 0)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, content)
  return toUint8Array(encoder)
}

/** A whole frame again, so that its length does not give the damage away. */
const rewrapped = (update: Uint8Array, random: Random) => syncFrame(below(random, 3), update)

const VARINTS = [
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
  [0x80, 0x80, 0x80, 0x00],
]

type Damage = (update: Uint8Array, other: Uint8Array, random: Random) => Uint8Array

const DAMAGE: Damage[] = [
  (update, _other, random) => mutate(syncFrame(2, update), random),
  (update, _other, random) => rewrapped(mutate(update, random), random),
  // The head of one and the tail of another.
  (update, other, random) => {
    const encoder = createEncoder()
    writeUint8Array(encoder, update.subarray(0, below(random, update.length)))
    writeUint8Array(encoder, other.subarray(below(random, other.length)))
    return rewrapped(toUint8Array(encoder), random)
  },
  (update, _other, random) => {
    const at = below(random, update.length)
    const bytes = [...update.subarray(0, at), ...pick(random, VARINTS), ...update.subarray(at + 1)]
    return rewrapped(Uint8Array.from(bytes), random)
  },
  // A clock that jumps: the second varint after the count of clients and structs is the client, then the clock.
  (update, _other, random) => {
    const bytes = [...update]
    for (let at = 2, seen = 0; at < Math.min(12, bytes.length); at += 1)
      if (((bytes[at] ?? 0) & 0x80) === 0 && ++seen === 1 && at + 1 < bytes.length)
        bytes[at + 1] = below(random, 128)
    return rewrapped(Uint8Array.from(bytes), random)
  },
  (update, _other, random) => rewrapped(Y.convertUpdateFormatV1ToV2(update), random),
  (_update, _other, random) => Uint8Array.from({ length: below(random, 200) }, () => below(random, 256)),
  // Real and whole, of what others wrote or what came before: sent as if it were the sender's.
  (update, _other, random) => rewrapped(update, random),
  (update, other, random) => rewrapped(Y.mergeUpdates([update, other]), random),
]

/** `update` and `other` are real updates. */
export const hostile: Damage = (update, other, random) => pick(random, DAMAGE)(update, other, random)
