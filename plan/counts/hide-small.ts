/**
 * Counts for who may know how many and never who: nothing is told of fewer than ten families, and nothing from which that
 * could be worked out. A part that is hidden alone would follow from the total, so that a second one is hidden with it.
 */

/** How often something was, and in how many families. */
export interface Cell {
  count: number
  families: number
}

/** Null: not told. */
export type Told = number | null

export const FEWEST_FAMILIES = 10

export const tell = ({ count, families }: Cell): Told => (families < FEWEST_FAMILIES ? null : count)

/** A total and the parts that make it up. */
export function tellParts<Key extends string>(
  total: Cell,
  parts: Readonly<Record<Key, Cell>>,
): { total: Told; parts: Record<Key, Told> } {
  const keys = Object.keys(parts) as Key[]
  const hidden = new Set(keys.filter((key) => tell(parts[key]) === null))
  const isTotalTold = tell(total) !== null
  const left = () => keys.filter((key) => !hidden.has(key))
  const smallestLeft = () => left().sort((a, b) => parts[a].families - parts[b].families)[0]
  const hiddenFamilies = () => [...hidden].reduce((sum, key) => sum + parts[key].families, 0)
  // What is hidden together must be as large as what may be told, or the total tells it.
  while (isTotalTold && hidden.size > 0 && (hidden.size === 1 || hiddenFamilies() < FEWEST_FAMILIES)) {
    const next = smallestLeft()
    if (next === undefined) break
    hidden.add(next)
  }
  const told = Object.fromEntries(
    keys.map((key) => [key, isTotalTold && !hidden.has(key) ? parts[key].count : null]),
  )
  return { total: tell(total), parts: told as Record<Key, Told> }
}

/** The middle one of the sorted numbers; of an even number the lower of the two, so that it is nobody's invention. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

/** "2026-Q4", of a day as yyyy-mm-dd. */
export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
