/**
 * Counts for who may know how many and never who: nothing is told of fewer than ten families, and nothing from which that
 * could be worked out. A part that is hidden alone would follow from the total, so that a second one is hidden with it.
 */

/** Each time something was: in which family. */
export type Cell = readonly string[]

/** Null: not told. */
export type Told = number | null

export const FEWEST_FAMILIES = 10

export const isTellable = (cell: Cell): boolean => new Set(cell).size >= FEWEST_FAMILIES

export const tell = (cell: Cell): Told => (isTellable(cell) ? cell.length : null)

/** Parts and what they are together. */
export function tellParts<Key extends string>(
  parts: Readonly<Record<Key, Cell>>,
): { total: Told; parts: Record<Key, Told> } {
  const keys = Object.keys(parts) as Key[]
  const total = tell(keys.flatMap((key) => parts[key]))
  const hidden = new Set(keys.filter((key) => total === null || !isTellable(parts[key])))
  const families = (key: Key) => new Set(parts[key]).size
  // A family may be in two of the parts, so that two small ones need not be ten together.
  const areHiddenEnough = () => isTellable([...hidden].flatMap((key) => parts[key]))
  while (hidden.size > 0 && hidden.size < keys.length && (hidden.size === 1 || !areHiddenEnough())) {
    const [smallest] = keys.filter((key) => !hidden.has(key)).sort((a, b) => families(a) - families(b))
    hidden.add(smallest as Key)
  }
  const told = keys.map((key) => [key, hidden.has(key) ? null : parts[key].length])
  return { total, parts: Object.fromEntries(told) as Record<Key, Told> }
}

/** "2026-Q4", of a day as yyyy-mm-dd. */
export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
