/** How long a moment is kept: everything of the last day, then the last one of each day, for a month. */
import { amsterdamDate } from '#plan/rights/age.ts'

const DAY = 24 * 3_600_000
const KEEP_ALL = DAY
const KEEP_DAYS = 30 * DAY
/** More than a day of writing makes; whoever puts back without end pushes out the oldest. */
const MOST = 200

export interface Kept {
  id: string
  at: number
}

/** The ids of those to let go of. */
export function outdated(points: readonly Kept[], now: number): string[] {
  const newestFirst = [...points].sort((a, b) => b.at - a.at)
  const days = new Set<string>()
  return newestFirst
    .filter(({ at }, index) => {
      const age = now - at
      if (index >= MOST || age > KEEP_DAYS) return true
      if (age <= KEEP_ALL) return false
      const day = amsterdamDate(at)
      if (days.has(day)) return true
      days.add(day)
      return false
    })
    .map(({ id }) => id)
}
