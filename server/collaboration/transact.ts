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

export async function transact(room: Room, change: (doc: Y.Doc) => void, limits: Limits): Promise<void> {
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
