/** One replaced stretch of a text: what typing, pasting, deleting or a correction does at a time. */
export interface Replacement {
  start: number
  removed: number
  inserted: string
}

const isHigh = (code: number) => code >= 0xd800 && code < 0xdc00
const isLow = (code: number) => code >= 0xdc00 && code < 0xe000

/**
 * The smallest replacement that turns `before` into `after`, or null when they are equal. The caret stands after what
 * was just typed, which tells a repeated letter from its twin. Never cuts a character of two code units in half:
 * Yjs would store both halves as question marks.
 */
export function difference(before: string, after: string, caret: number | null): Replacement | null {
  if (before === after) return null
  const shortest = Math.min(before.length, after.length)
  let tail = 0
  const longestTail = Math.min(shortest, caret === null ? shortest : after.length - caret)
  while (tail < longestTail && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail -= 1
  let start = 0
  while (start < shortest - tail && before[start] === after[start]) start += 1
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start -= 1
  return {
    start,
    removed: before.length - tail - start,
    inserted: after.slice(start, after.length - tail),
  }
}

/** A change as Yjs tells it. */
export type Delta = readonly { retain?: number; delete?: number; insert?: unknown }[]

const lengthOf = (inserted: unknown) => (typeof inserted === 'string' ? inserted.length : 1)

/**
 * Where positions of a text are after a change of it. A position inside what was deleted becomes `gone`, or the place
 * of the deletion where `gone` is left out. Something inserted exactly at a position comes after it.
 */
export function moved(position: number, delta: Delta): number {
  let index = 0
  let result = position
  for (const part of delta) {
    if (part.retain !== undefined) index += part.retain
    else if (part.insert !== undefined) {
      const length = lengthOf(part.insert)
      if (index < result) result += length
      index += length
    } else if (part.delete !== undefined && index < result) {
      result = Math.max(index, result - part.delete)
    }
  }
  return result
}

/** The same for characters instead of the places between them: −1 for one that was deleted. */
export function movedCharacter(at: number, delta: Delta): number {
  if (at < 0) return -1
  let index = 0
  let result = at
  for (const part of delta) {
    if (part.retain !== undefined) index += part.retain
    else if (part.insert !== undefined) {
      const length = lengthOf(part.insert)
      if (index <= result) result += length
      index += length
    } else if (part.delete !== undefined) {
      if (result >= index && result < index + part.delete) return -1
      if (result >= index + part.delete) result -= part.delete
    }
  }
  return result
}
