/**
 * The bytes of the y-websocket protocol, plus our two additions. What goes out is built as complete WebSocket frames,
 * so that many of them reach a socket in one write and the same bytes reach every socket.
 */
import {
  createEncoder,
  toUint8Array,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { MESSAGE_CHANGED, MESSAGE_SAVED } from '#plan/close-codes.ts'

export const MESSAGE = { SYNC: 0, AWARENESS: 1, QUERY_AWARENESS: 3 } as const
export const SYNC = { STEP_1: 0, STEP_2: 1, UPDATE: 2 } as const

const BINARY_FINAL = 0x82

const headerSize = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

/** The header of one unmasked binary WebSocket frame, as a server sends it. Returns where the payload begins. */
function writeHeader(bytes: Buffer, length: number): number {
  const header = headerSize(length)
  bytes[0] = BINARY_FINAL
  if (header === 2) bytes[1] = length
  else if (header === 4) {
    bytes[1] = 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 127
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  return header
}

export function frame(payload: Uint8Array): Buffer {
  const { length } = payload
  const bytes = Buffer.allocUnsafe(headerSize(length) + length)
  bytes.set(payload, writeHeader(bytes, length))
  return bytes
}

function varUintSize(value: number): number {
  let size = 1
  for (let left = value; left > 127; left = Math.floor(left / 128)) size++
  return size
}

function writeVarUintAt(bytes: Buffer, at: number, value: number): number {
  let next = at
  let left = value
  for (; left > 127; left = Math.floor(left / 128)) bytes[next++] = (left % 128) | 128
  bytes[next++] = left
  return next
}

/** Written by hand: this is what every key that anybody types is sent as. */
function sync(kind: number, content: Uint8Array): Buffer {
  const length = 2 + varUintSize(content.length) + content.length
  const bytes = Buffer.allocUnsafe(headerSize(length) + length)
  let at = writeHeader(bytes, length)
  bytes[at++] = MESSAGE.SYNC
  bytes[at++] = kind
  bytes.set(content, writeVarUintAt(bytes, at, content.length))
  return bytes
}

export const syncStep1 = (stateVector: Uint8Array): Buffer => sync(SYNC.STEP_1, stateVector)
export const syncStep2 = (update: Uint8Array): Buffer => sync(SYNC.STEP_2, update)
export const update = (bytes: Uint8Array): Buffer => sync(SYNC.UPDATE, bytes)

/** How many update frames of this connection are on disk. */
export function saved(count: number): Buffer {
  const length = 1 + varUintSize(count)
  const bytes = Buffer.allocUnsafe(2 + length)
  const at = writeHeader(bytes, length)
  bytes[at] = MESSAGE_SAVED
  writeVarUintAt(bytes, at + 1, count)
  return bytes
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

/** One entry in the bytes of the protocol: built once, and sent to everybody. */
export function presenceEntry({ clientId, clock, state }: PresenceEntry): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, clientId)
  writeVarUint(encoder, clock)
  writeVarString(encoder, state)
  return toUint8Array(encoder)
}

export function awareness(entries: readonly Uint8Array[]): Buffer {
  const content = createEncoder()
  writeVarUint(content, entries.length)
  for (const entry of entries) writeUint8Array(content, entry)
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE.AWARENESS)
  writeVarUint8Array(encoder, toUint8Array(content))
  return frame(toUint8Array(encoder))
}

/** Says nothing, in a way that every client understands: the stock provider drops a line that is silent for 30 s. */
export const KEEP_ALIVE: Buffer = awareness([])
