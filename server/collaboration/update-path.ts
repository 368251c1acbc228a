/**
 * The path of an update into a room (ARCHITECTURE: rights → read → clientIDs → struct check → what is new → group).
 * Every check is made before anything is kept: a refused update leaves no trace, and its connection is closed.
 */
import * as Y from 'yjs'
import { CLOSE } from '#plan/close-codes.ts'
import { keepsKeysApart } from './keyed.ts'
import type { Limits } from './limits.ts'
import type { Member } from './member.ts'
import { onlyTidies } from './reader-deletes.ts'
import { Refused } from './refused.ts'
import type { Room } from './room.ts'
import { isAllowed } from './struct-check.ts'
import { readUpdate, type Update } from './update-reader.ts'

/** An update, or the answer to our SyncStep1 (`answer`), from a connection. */
export function receiveUpdate(
  room: Room,
  member: Member,
  bytes: Uint8Array,
  answer: boolean,
  limits: Limits,
): void {
  member.frames++
  if (bytes.length > limits.updateBytes) throw new Refused(CLOSE.TOO_LARGE, 'too-large')
  // What is typed between our SyncStep1 and its answer builds on what only the answer brings.
  if (!answer && !member.answered && (member.held.length > 0 || hasGap(room, member, bytes, limits))) {
    hold(member, bytes, limits)
    return
  }
  judgeAndAccept(room, member, bytes, limits)
  if (answer && !member.answered) {
    member.answered = true
    const held = member.held
    member.held = []
    for (const one of held) judgeAndAccept(room, member, one, limits)
  }
  room.acknowledge(member)
}

function hold(member: Member, bytes: Uint8Array, limits: Limits): void {
  if (member.held.length >= limits.heldFrames) throw new Refused(CLOSE.TOO_MANY, 'gap')
  member.held.push(bytes)
}

/** Only a person's own work may be waiting: anything else is refused at once. */
function hasGap(room: Room, member: Member, bytes: Uint8Array, limits: Limits): boolean {
  const update = read(bytes, limits)
  checkOwners(room, member, update, limits)
  return room.history.judge(update).gap
}

function judgeAndAccept(room: Room, member: Member, bytes: Uint8Array, limits: Limits): void {
  const update = read(bytes, limits)
  const unseen = checkOwners(room, member, update, limits)
  checkContent(room, update)
  const { structs, deletes, gap, overlap } = room.history.judge(update)
  if (gap) throw new Refused(CLOSE.NO_ACCESS, 'gap')
  if (!structs && !deletes) return
  if (room.isFrozen) throw new Refused(CLOSE.SETTLED, 'settled')
  if (member.visitor.access !== 'write') {
    if (!structs && onlyTidies(room, update)) return
    // Written without a line, before the plan was settled: its page keeps the words.
    if (member.visitor.isSettled) throw new Refused(CLOSE.SETTLED, 'settled')
    throw new Refused(CLOSE.NO_ACCESS, 'read-only')
  }
  checkRoom(room, bytes, limits)
  if (overlap) {
    acceptNewPart(room, member, bytes, limits)
  } else {
    room.accept(bytes, update, member)
  }
  for (const client of unseen) {
    room.claim(client, member.visitor.participantId)
    member.claimed.add(client)
  }
}

function read(bytes: Uint8Array, limits: Limits): Update {
  try {
    return readUpdate(bytes, limits)
  } catch {
    throw new Refused(CLOSE.NO_ACCESS, 'malformed')
  }
}

/** Returns the ids that nobody has shown before. Structs that are here already may come from anybody: they do nothing. */
function checkOwners(room: Room, member: Member, update: Update, limits: Limits): number[] {
  const unseen: number[] = []
  for (const { client, end } of update.sections) {
    if (end <= room.history.clockOf(client)) continue
    const owner = room.ids.ownerOf(client)
    if (owner === undefined) unseen.push(client)
    else if (owner !== member.visitor.participantId) throw new Refused(CLOSE.NO_ACCESS, 'foreign-client')
  }
  if (unseen.length > 0 && member.claimed.size + unseen.length > limits.clientIds) {
    throw new Refused(CLOSE.TOO_MANY, 'foreign-client')
  }
  return unseen
}

function checkContent(room: Room, update: Update): void {
  for (const { structs } of update.sections) {
    for (const struct of structs) if (!isAllowed(struct)) throw new Refused(CLOSE.NO_ACCESS, 'content')
  }
  if (!keepsKeysApart(room.history, update)) throw new Refused(CLOSE.NO_ACCESS, 'content')
}

function checkRoom(room: Room, bytes: Uint8Array, limits: Limits): void {
  if (room.unsavedBytes + bytes.length > limits.unsavedBytes) throw new Refused(CLOSE.TOO_MANY, 'queue')
  if (room.bytes + bytes.length <= limits.documentBytes) return
  // The log counts deleted text too: only the document itself may be too large.
  const size = room.live((doc) => Y.encodeStateAsUpdate(doc).length)
  if (size + bytes.length > limits.documentBytes) throw new Refused(CLOSE.TOO_LARGE, 'too-large')
}

/**
 * A connection broke while its updates were on their way, and now they come again, grown together with newer ones. Yjs
 * itself cuts off what is here; a frame on which it breaks is refused, and what it makes of it is what is kept. That is
 * judged again: a piece stands beside what was before the cut, and not where its frame said.
 */
function acceptNewPart(room: Room, member: Member, grown: Uint8Array, limits: Limits): void {
  const parts = room.live((doc) => {
    const made: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => made.push(update))
    try {
      Y.applyUpdate(doc, grown)
    } catch {
      throw new Refused(CLOSE.NO_ACCESS, 'malformed')
    }
    return made
  })
  const judged = parts.map((bytes) => ({ bytes, update: read(bytes, limits) }))
  for (const { update } of judged) checkContent(room, update)
  for (const part of judged) room.accept(part.bytes, part.update, member)
}
