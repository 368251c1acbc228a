/**
 * The values under a key of a map form a chain, of which only the last may be alive: Yjs breaks on a plan where another one
 * is, once the map goes. A client of ours makes each value one position long, and beside values of the same key only; a
 * forged one that is longer could be deleted in part, and would poison the plan for everybody.
 */
import { DeleteRanges } from './delete-ranges.ts'
import type { History } from './history.ts'
import { CONTENT, type Id, type Update } from './update-reader.ts'

/** False when something stands among values of a map that is none, or the reverse, or when a value could be cut in two. */
export function keepsKeysApart(history: History, update: Update): boolean {
  const keyed = new DeleteRanges()
  for (const { client, structs } of update.sections) {
    const known = history.clockOf(client)
    for (const { clock, length, keyed: isValue } of structs)
      if (isValue && clock + length > known)
        keyed.add({ client, start: Math.max(clock, known), end: clock + length })
  }
  const at = ({ client, clock }: Id) => ({ client, start: clock, end: clock + 1 })
  const isKeyed = (id: Id) => history.keyed.covers(at(id)) || keyed.covers(at(id))
  // What was deleted with all around it has lost its place: whatever stands beside it goes too.
  const isGone = (id: Id) => history.gone.covers(at(id))
  return update.sections.every(({ client, structs }) => {
    const known = history.clockOf(client)
    return structs.every((struct) => {
      if (struct.kind === CONTENT.GC || struct.clock + struct.length <= known) return true
      for (const id of [struct.origin, struct.rightOrigin])
        if (id !== null && !isGone(id) && isKeyed(id) !== struct.keyed) return false
      if (!struct.keyed || struct.length === 1 || struct.kind === CONTENT.DELETED) return true
      // An undo keeps what was overwritten, and neighbours among those travel as one: then all of it is deleted.
      const gone = new DeleteRanges()
      for (const range of update.deletes) gone.add(range)
      return gone.covers({ client, start: struct.clock, end: struct.clock + struct.length })
    })
  })
}
