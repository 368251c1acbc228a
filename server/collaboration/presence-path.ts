/** The path of a presence message: whose id is it, is it small enough, may it be seen. */
import { CLOSE } from '#plan/close-codes.ts'
import type { Limits } from './limits.ts'
import type { Member } from './member.ts'
import { readPresence, type Shown } from './presence.ts'
import { Refused } from './refused.ts'
import type { Room } from './room.ts'

/** Returns how many entries were this connection's own: only those count for its rate. */
export function receivePresence(room: Room, member: Member, bytes: Uint8Array, limits: Limits): number {
  let own = 0
  for (const shown of readPresence(bytes)) {
    if (!isOwn(room, member, shown, limits)) continue
    own++
    if (Buffer.byteLength(shown.state) > limits.presenceBytes) throw new Refused(CLOSE.TOO_LARGE, 'too-large')
    if (member.unseen !== undefined && member.unseen !== shown.clientId) checkUnseen(room, member.unseen)
    member.presenceId = shown.clientId
    room.presence.show(member, shown.clientId, shown.state)
  }
  return own
}

/**
 * Every client repeats what it hears about others; that is dropped. Its own id is the one it shows first, before it can
 * have heard anything; a second tab of the same person has another one.
 */
function isOwn(room: Room, member: Member, { clientId }: Shown, limits: Limits): boolean {
  if (clientId === member.presenceId) return true
  const owner = room.ids.ownerOf(clientId)
  if (owner === undefined) {
    if (member.claimed.size >= limits.clientIds) throw new Refused(CLOSE.TOO_MANY, 'foreign-client')
    room.claim(clientId, member.visitor.participantId)
    member.claimed.add(clientId)
    return true
  }
  const isOwn = owner === member.visitor.participantId && member.presenceId === undefined
  if (isOwn) room.seen(clientId, owner)
  return isOwn
}

/** Its vector held an id that nobody knows here and that is not its own either: it comes from another history (R-B24). */
function checkUnseen(room: Room, unseen: number): void {
  if (room.ids.ownerOf(unseen) === undefined) throw new Refused(CLOSE.OTHER_HISTORY, 'other-history')
}
