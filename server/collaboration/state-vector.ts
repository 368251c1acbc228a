import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import type { History } from './history.ts'

/** A room's state vector in Yjs's encoding, without a document. */
export function stateVectorOf(history: History): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, history.vector.size)
  for (const [client, clock] of [...history.vector].sort((a, b) => b[0] - a[0])) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
  }
  return toUint8Array(encoder)
}
