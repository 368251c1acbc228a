/** The bytes of both protocols: y-websocket's, and Hocuspocus's, which puts the document's name before each message. */
import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'

export type Protocol = 'y-websocket' | 'hocuspocus'

export const SYNC = 0
export const AWARENESS = 1
export const AUTH = 2
export const SAVED = 100
export const STEP_1 = 0
export const STEP_2 = 1
export const UPDATE = 2

export interface Wire {
  /** What a client says first, where it must say who it is. */
  hello: Uint8Array | null
  sync(kind: number, content: Uint8Array): Uint8Array
  awareness(clientId: number, clock: number, state: object): Uint8Array
}

export function wireOf(protocol: Protocol, name: string): Wire {
  const start = () => {
    const encoder = createEncoder()
    if (protocol === 'hocuspocus') writeVarString(encoder, name)
    return encoder
  }
  const hello = start()
  writeVarUint(hello, AUTH)
  writeVarUint(hello, 0)
  writeVarString(hello, 'token')
  writeVarString(hello, '4.7.0')
  return {
    hello: protocol === 'hocuspocus' ? toUint8Array(hello) : null,
    sync(kind, content) {
      const encoder = start()
      writeVarUint(encoder, SYNC)
      writeVarUint(encoder, kind)
      writeVarUint8Array(encoder, content)
      return toUint8Array(encoder)
    },
    awareness(clientId, clock, state) {
      const content = createEncoder()
      writeVarUint(content, 1)
      writeVarUint(content, clientId)
      writeVarUint(content, clock)
      writeVarString(content, JSON.stringify(state))
      const encoder = start()
      writeVarUint(encoder, AWARENESS)
      writeVarUint8Array(encoder, toUint8Array(content))
      return toUint8Array(encoder)
    },
  }
}

export interface Message {
  type: number
  /** Of a sync message. */
  kind: number
  content: Uint8Array
  /** Of message 100: how many update frames are on disk. */
  count: number
}

export function readMessage(protocol: Protocol, payload: Uint8Array): Message {
  const decoder = createDecoder(payload)
  if (protocol === 'hocuspocus') readVarString(decoder)
  const type = readVarUint(decoder)
  const message: Message = { type, kind: -1, content: new Uint8Array(), count: 0 }
  if (type === SYNC) {
    message.kind = readVarUint(decoder)
    message.content = readVarUint8Array(decoder)
  } else if (type === SAVED && hasContent(decoder)) message.count = readVarUint(decoder)
  return message
}
