/**
 * The bytes of the y-websocket protocol, plus our two additions. What goes out is built as complete WebSocket frames,
 * so that many of them reach a socket in one write and the same bytes reach every socket.
 */
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { MESSAGE_CHANGED, MESSAGE_SAVED } from '#plan/close-codes.ts'

export const MESSAGE = { SYNC: 0, AWARENESS: 1, QUERY_AWARENESS: 3 } as const
export const SYNC = { STEP_1: 0, STEP_2: 1, UPDATE: 2 } as const

const BINARY_FINAL = 0x82

/** One unmasked binary WebSocket frame, as a server sends it. */
export function frame(payload: Uint8Array): Buffer {
  const { length } = payload
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const bytes = Buffer.allocUnsafe(header + length)
  bytes[0] = BINARY_FINAL
  if (header === 2) bytes[1] = length
  else if (header === 4) {
    bytes[1] = 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 127
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  bytes.set(payload, header)
  return bytes
}

const sync = (kind: number, content: Uint8Array): Buffer => {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE.SYNC)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, content)
  return frame(toUint8Array(encoder))
}

export const syncStep1 = (stateVector: Uint8Array): Buffer => sync(SYNC.STEP_1, stateVector)
export const syncStep2 = (update: Uint8Array): Buffer => sync(SYNC.STEP_2, update)
export const update = (bytes: Uint8Array): Buffer => sync(SYNC.UPDATE, bytes)

/** How many update frames of this connection are on disk. */
export function saved(count: number): Buffer {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_SAVED)
  writeVarUint(encoder, count)
  return frame(toUint8Array(encoder))
}

/** The page's loaders have something new to say about this topic. */
export function changed(topic: string): Buffer {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_CHANGED)
  writeVarString(encoder, topic)
  return frame(toUint8Array(encoder))
}

export interface PresenceEntry {
  clientId: number
  clock: number
  /** JSON; 'null' when this client is gone. */
  state: string
}

export function awareness(entries: readonly PresenceEntry[]): Buffer {
  const content = createEncoder()
  writeVarUint(content, entries.length)
  for (const { clientId, clock, state } of entries) {
    writeVarUint(content, clientId)
    writeVarUint(content, clock)
    writeVarString(content, state)
  }
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE.AWARENESS)
  writeVarUint8Array(encoder, toUint8Array(content))
  return frame(toUint8Array(encoder))
}

/** Says nothing, in a way that every client understands: the stock provider drops a line that is silent for 30 s. */
export const KEEP_ALIVE: Buffer = awareness([])
