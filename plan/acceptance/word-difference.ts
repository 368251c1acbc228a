/** What is different between two short texts, word by word: to show somebody what changed since their yes. */
export interface Piece {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** Longer texts are shown whole, the old one and then the new one: comparing grows with the product of both lengths. */
const MOST_WORDS = 600

const wordsOf = (text: string): string[] => text.match(/\s*\S+\s*$|\s*\S+/gu) ?? []
const alike = (a: string | undefined, b: string | undefined) => a?.trim() === b?.trim()

export function wordDifference(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const [was, is] = [wordsOf(before), wordsOf(after)]
  if (was.length > MOST_WORDS || is.length > MOST_WORDS)
    return joined([
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ])
  const common = lengths(was, is)
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < was.length || j < is.length) {
    const kept = at(common, i, j)
    if (i < was.length && j < is.length && alike(was[i], is[j])) {
      pieces.push({ kind: 'same', text: is[j] ?? '' })
      i += 1
      j += 1
    } else if (i < was.length && (j === is.length || at(common, i + 1, j) === kept)) {
      pieces.push({ kind: 'gone', text: was[i] ?? '' })
      i += 1
    } else {
      pieces.push({ kind: 'new', text: is[j] ?? '' })
      j += 1
    }
  }
  return joined(pieces)
}

/** Of the rest from each place on: how many words both have, in order. */
function lengths(was: readonly string[], is: readonly string[]): number[][] {
  const table = Array.from({ length: was.length + 1 }, () => new Array<number>(is.length + 1).fill(0))
  for (let i = was.length - 1; i >= 0; i -= 1)
    for (let j = is.length - 1; j >= 0; j -= 1) {
      const row = table[i] as number[]
      row[j] = alike(was[i], is[j])
        ? at(table, i + 1, j + 1) + 1
        : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  return table
}

const at = (table: readonly (readonly number[])[], i: number, j: number) => table[i]?.[j] ?? 0

function joined(pieces: readonly Piece[]): Piece[] {
  const together: Piece[] = []
  for (const piece of pieces) {
    const last = together.at(-1)
    if (piece.text === '') continue
    if (last?.kind === piece.kind) last.text += piece.text
    else together.push({ ...piece })
  }
  return together
}
