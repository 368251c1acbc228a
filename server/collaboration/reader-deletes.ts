import * as Y from 'yjs'
import type { Room } from './room.ts'
import type { Update } from './update-reader.ts'

/**
 * True when deletions sent by somebody who may only read change nothing that anybody wrote. Two kinds come from honest
 * readers: what a document deletes by itself (the loser of two people setting one value; text put into something
 * deleted), and marks without text that Yjs clears away on every screen. Neither is applied.
 */
export function onlyTidies(room: Room, update: Update): boolean {
  return room.live((doc) => {
    const deleted = Y.createDeleteSetFromStructStore(doc.store)
    for (const [client, items] of deleted.clients) {
      for (const { clock, len } of items) room.history.deleted.add({ client, start: clock, end: clock + len })
    }
    return update.deletes.every(({ client, start, end }) => {
      if (room.history.deleted.covers({ client, start, end })) return true
      return (doc.store.clients.get(client) ?? []).every(
        (struct) =>
          struct.id.clock + struct.length <= start ||
          struct.id.clock >= end ||
          struct.deleted ||
          (struct instanceof Y.Item && struct.content instanceof Y.ContentFormat),
      )
    })
  })
}
