/** One frame of an open connection: which message is it, and which path does it take (R-E4: others end the connection). */
import { createDecoder, type Decoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { CLOSE } from '#plan/close-codes.ts'
import type { Connection } from './connection.ts'
import type { Limits } from './limits.ts'
import { MESSAGE, SYNC } from './messages.ts'
import { receivePresence } from './presence-path.ts'
import { Refused } from './refused.ts'
import type { Room } from './room.ts'
import { receiveStep1 } from './sync-path.ts'
import { receiveUpdate } from './update-path.ts'

export function receiveFrame(room: Room, connection: Connection, frame: Uint8Array, limits: Limits): void {
  const decoder = createDecoder(frame)
  switch (number(decoder)) {
    case MESSAGE.SYNC: {
      const kind = number(decoder)
      const content = rest(decoder, frame)
      if (!connection.updates.take(connection.lastHeard)) throw new Refused(CLOSE.TOO_MANY, 'too-many')
      if (kind === SYNC.STEP_1) receiveStep1(room, connection, content, limits)
      else if (kind === SYNC.STEP_2) receiveUpdate(room, connection, content, true, limits)
      else if (kind === SYNC.UPDATE) receiveUpdate(room, connection, content, false, limits)
      else throw new Refused(CLOSE.NO_ACCESS, 'message-type')
      return
    }
    case MESSAGE.AWARENESS: {
      const own = receivePresence(room, connection, rest(decoder, frame), limits)
      if (own > 0 && !connection.presenceRate.take()) throw new Refused(CLOSE.TOO_MANY, 'too-many')
      return
    }
    case MESSAGE.QUERY_AWARENESS: {
      const others = room.presence.welcome(connection)
      if (others) connection.send(others)
      return
    }
    default:
      throw new Refused(CLOSE.NO_ACCESS, 'message-type')
  }
}

function number(decoder: Decoder): number {
  try {
    return readVarUint(decoder)
  } catch {
    throw new Refused(CLOSE.NO_ACCESS, 'malformed')
  }
}

/** The content of the message, as bytes of its own: the frame is a piece of a larger buffer, which must not stay. */
function rest(decoder: Decoder, frame: Uint8Array): Uint8Array {
  try {
    const content = readVarUint8Array(decoder)
    if (decoder.pos === frame.length) return new Uint8Array(content)
  } catch {
    // Refused below.
  }
  throw new Refused(CLOSE.NO_ACCESS, 'malformed')
}
