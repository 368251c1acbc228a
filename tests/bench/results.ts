/** What was measured: every value of every repeat, and which of them count. */
export interface Value {
  value: number
  /** Cores that others kept busy meanwhile. */
  foreign: number
  counts: boolean
}

export interface Row {
  /** G1 … G15. */
  id: string
  measure: string
  unit: string
  /** What ours must reach, in words. */
  target: string
  /** By candidate. */
  values: Record<string, Value[]>
  /** By candidate, why there is no value. */
  missing: Record<string, string>
  notes: string[]
}

/** The median of the values that count; of all of them when none does. */
export function median(values: readonly Value[] | undefined): { value: number; counts: boolean } | null {
  if (!values || values.length === 0) return null
  const counting = values.filter(({ counts }) => counts)
  const used = (counting.length > 0 ? counting : values).map(({ value }) => value).sort((a, b) => a - b)
  const middle = used.length / 2
  const value = Number.isInteger(middle)
    ? ((used[middle - 1] as number) + (used[middle] as number)) / 2
    : (used[Math.floor(middle)] as number)
  return { value, counts: counting.length > 0 }
}

export class Results {
  readonly rows = new Map<string, Row>()

  row(id: string, measure: string, unit: string, target: string): Row {
    const key = `${id} ${measure}`
    const made = this.rows.get(key) ?? { id, measure, unit, target, values: {}, missing: {}, notes: [] }
    this.rows.set(key, made)
    return made
  }

  /** The longest block of the event loop of each candidate, over everything. */
  readonly blocks: Record<string, { block: number; during: string }> = {}

  blocked(candidate: string, block: number, during: string): void {
    if (block > (this.blocks[candidate]?.block ?? -1)) this.blocks[candidate] = { block, during }
  }
}

export const add = (row: Row, candidate: string, value: number, foreign: number, most: number): void => {
  row.values[candidate] ??= []
  row.values[candidate].push({ value, foreign, counts: foreign <= most })
}
