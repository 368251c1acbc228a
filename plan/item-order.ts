/**
 * The order of a list that several people change at once: every item carries a fractional key, and its id decides
 * between equal keys (R-B27). A move writes one key, so two moves at the same time never lose or double an item.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** An item's id with its key; null where the item has none. */
export type Placed = readonly [id: string, key: string | null]

function isKey(key: string | null): key is string {
  if (!key) return false
  try {
    generateKeyBetween(key, null)
    return true
  } catch {
    return false
  }
}

/**
 * The keys to write so that `id` stands at `index` among `others` (which are in order and without it). Usually one.
 * Neighbours with equal keys, as two screens make when both add at the end, leave no room between them: then those
 * after it get new keys as well. A list with a key that is none is numbered anew.
 */
export function keysToPlace(id: string, index: number, others: readonly Placed[]): Map<string, string> {
  const at = Math.max(0, Math.min(index, others.length))
  if (!others.every(([, key]) => isKey(key))) {
    const ids = others.map(([other]) => other)
    ids.splice(at, 0, id)
    const keys = generateNKeysBetween(null, null, ids.length)
    return new Map(ids.map((each, position) => [each, keys[position] as string]))
  }
  const before = others[at - 1]?.[1] ?? null
  let end = at
  while (before !== null && end < others.length && others[end]?.[1] === before) end += 1
  const after = others[end]?.[1] ?? null
  const moved = [id, ...others.slice(at, end).map(([other]) => other)]
  const keys = generateNKeysBetween(before, after, moved.length)
  return new Map(moved.map((each, position) => [each, keys[position] as string]))
}

/** The keys that a form's own sections have before anybody moved one: the same on every screen. */
export const initialKeys = (count: number): string[] => generateNKeysBetween(null, null, count)
