/**
 * What undo may not take away: other people's work, and the bones of an item. Give it to `Y.UndoManager` as (part
 * of) its `deleteFilter`.
 *
 * Undoing "new agreement" deletes the agreement, and with it the words that somebody else wrote in it since; undo
 * never reverts another person's change (R-B37), so such an item stays. And an item keeps its order, its texts and
 * its choices as long as it lives: Yjs puts an earlier value back before it asks this filter, so a value that still
 * lives here has no earlier one to give way to.
 */
import * as Y from 'yjs'
import { SECTIONS } from './shape.ts'

/** Values that an item may be without. */
const OPTIONAL = new Set(['until', 'fallback', 'goal', 'date', 'hidden'])

function holdsWorkOfOthers(type: Pick<Y.AbstractType<unknown>, '_map' | '_start'>, own: number): boolean {
  const foreign = (item: Y.Item | null): boolean => {
    if (!item || item.deleted) return false
    if (item.id.client !== own) return true
    return item.content instanceof Y.ContentType && holdsWorkOfOthers(item.content.type, own)
  }
  for (const item of type._map.values()) if (foreign(item)) return true
  for (let item = type._start; item; item = item.right) if (foreign(item)) return true
  return false
}

/** A delete filter: true for what undo may delete. */
export const sparesOthersWork =
  (doc: Y.Doc) =>
  (item: Y.Item): boolean => {
    const sections: unknown = doc.getMap(SECTIONS)
    const key = item.parentSub
    if (key === null) return true
    const parent = item.parent as Y.AbstractType<unknown>
    const type = item.content instanceof Y.ContentType ? item.content.type : null

    const inRoot = parent._item === null
    if (inRoot) return !(type instanceof Y.Map) || !holdsWorkOfOthers(type, doc.clientID)

    const root = parent._item?.parent as Y.AbstractType<unknown>
    const inItem = root?._item === null && parent instanceof Y.Map
    if (!inItem || OPTIONAL.has(key)) return true
    if (key === 'who') return type === null
    return key === 'order' && root === sections && parent.get('added') !== true
  }
