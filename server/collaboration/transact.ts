/**
 * The one way in which the server itself changes a plan (R-B18): seeding, import, restoring and releasing all come
 * through here. It passes the same checks, the same log and the same broadcast as what people type.
 */
import type * as Y from 'yjs'
import { SERVER } from './client-ids.ts'
import type { Limits } from './limits.ts'
import type { Room } from './room.ts'
import { isAllowed } from './struct-check.ts'
import { readUpdate } from './update-reader.ts'

/** The change is part of the document, and will be saved as soon as the store works again. */
export class NotSavedYetError extends Error {
  override name = 'NotSavedYetError'
}

/** The plan is being settled at this very moment: what comes now belongs to a next version. */
export class FrozenError extends Error {
  override name = 'FrozenError'
}

/**
 * From this moment nothing new is accepted; what was accepted is on disk before `work` gets it (R-E23). When `work` is
 * done the room takes words again, unless its sockets were judged otherwise meanwhile.
 */
export async function whileFrozen<R, T>(
  room: Room,
  read: (doc: Y.Doc) => R,
  work: (found: R) => Promise<T>,
  limits: Limits,
): Promise<T> {
  if (room.isFrozen) throw new FrozenError('It is being settled already')
  room.isFrozen = true
  try {
    await savedWithin(room, limits.transactTime)
    return await work(room.read(read))
  } finally {
    room.isFrozen = false
  }
}

export async function transact(room: Room, change: (doc: Y.Doc) => void, limits: Limits): Promise<void> {
  if (room.isFrozen) throw new FrozenError('It is being settled')
  const { updates, clientId } = room.live((doc) => {
    doc.clientID = room.ids.ofServer() ?? freeId(room, doc.clientID)
    const made: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => made.push(update))
    doc.transact(() => change(doc))
    return { updates: made, clientId: doc.clientID }
  })
  const judged = updates.map((bytes) => ({ bytes, update: readUpdate(bytes, limits) }))
  for (const { update } of judged) {
    for (const { structs } of update.sections) {
      if (!structs.every(isAllowed)) throw new Error('This does not belong in a plan')
    }
  }
  if (judged.length === 0) return
  if (room.ids.ownerOf(clientId) === undefined) room.claim(clientId, SERVER)
  for (const { bytes, update } of judged) room.accept(bytes, update, null)
  await savedWithin(room, limits.transactTime)
}

function freeId(room: Room, id: number): number {
  let free = id
  while (room.ids.ownerOf(free) !== undefined) free = (free + 1) % 0xffffffff
  return free
}

async function savedWithin(room: Room, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotSavedYetError('The store does not take it now')), milliseconds)
  })
  try {
    await Promise.race([room.saved(), late])
  } finally {
    clearTimeout(timer)
  }
}
