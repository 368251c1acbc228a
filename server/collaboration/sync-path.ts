/** The path of a SyncStep1: the client says what it has and is sent the rest. */
import * as Y from 'yjs'
import { CLOSE } from '#plan/close-codes.ts'
import type { Limits } from './limits.ts'
import type { Member } from './member.ts'
import { syncStep2 } from './messages.ts'
import { Refused } from './refused.ts'
import type { Room } from './room.ts'

export function receiveStep1(room: Room, member: Member, bytes: Uint8Array, limits: Limits): void {
  if (bytes.length > limits.updateBytes) throw new Refused(CLOSE.TOO_LARGE, 'too-large')
  const vector = decode(bytes)
  checkHistory(room, member, vector)
  const snapshot = room.snapshot()
  member.send(syncStep2(vector.size === 0 ? snapshot : Y.diffUpdate(snapshot, bytes)))
  member.synced = true
}

function decode(bytes: Uint8Array): Map<number, number> {
  try {
    return Y.decodeStateVector(bytes)
  } catch {
    throw new Refused(CLOSE.NO_ACCESS, 'malformed')
  }
}

/**
 * Own work that did not arrive yet is normal. Other people's work that is not here means that the page knows a history
 * which this room never had or has lost, as after a restored backup (R-B24).
 */
function checkHistory(room: Room, member: Member, vector: Map<number, number>): void {
  for (const [client, clock] of vector) {
    if (clock <= room.history.clockOf(client)) continue
    const owner = room.ids.ownerOf(client)
    if (owner === member.visitor.participantId) continue
    const firstUnseen = owner === undefined && (member.unseen === undefined || member.unseen === client)
    if (!firstUnseen) throw new Refused(CLOSE.OTHER_HISTORY, 'other-history')
    member.unseen = client
  }
}
