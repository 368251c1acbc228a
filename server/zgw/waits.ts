/** When what did not arrive is tried again. */
import type { RegisterProblem } from './problem.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Goes by itself: soon at first, because somebody looks at a screen, then once a day for a fortnight. */
const SOON = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * MINUTE)
/** Somebody must set something right: no use in asking every minute. */
const LATER = [15 * MINUTE, HOUR, 6 * HOUR]
const MOST_TRIES = 20
/** A part of each wait is chance, so that a register that comes back is not met by all at once. */
const JITTER = 0.4

/** Milliseconds; null: no more. `attempts`: before this one. */
export function waitAfter(
  { again }: Pick<RegisterProblem, 'again'>,
  attempts: number,
  random: () => number,
): number | null {
  if (again === 'never' || attempts + 1 >= MOST_TRIES) return null
  const waits = again === 'soon' ? SOON : LATER
  const wait = waits[attempts] ?? (again === 'soon' ? DAY : 6 * HOUR)
  return Math.round(wait * (1 - JITTER / 2 + JITTER * random()))
}
