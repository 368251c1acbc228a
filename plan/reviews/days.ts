/**
 * When a family looks back: after 4 weeks, 3 months and 6 months, unless it chose days of its own. Days in Amsterdam
 * (`yyyy-mm-dd`); a clock that goes forward or back moves none of them.
 */
import { addDays } from '../day.ts'

/** The last day of a shorter month, never the first of the next: 31 August and six months is 28 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

export const usualDays = (settledOn: string): string[] => [
  addDays(settledOn, 28),
  addMonths(settledOn, 3),
  addMonths(settledOn, 6),
]

/**
 * The days to plan at settling. Each chosen day takes the place of the usual day nearest to it, so that three chosen days
 * are those three. No day chosen: the family wants none.
 */
export function daysToPlan(settledOn: string, chosen: readonly string[]): string[] {
  const days = [...new Set(chosen)].filter((day) => day > settledOn).sort()
  if (days.length === 0) return []
  const usual = usualDays(settledOn)
  for (const day of days) {
    const nearest = usual
      .map((other, at) => ({ at, far: Math.abs(Date.parse(other) - Date.parse(day)) }))
      .sort((a, b) => a.far - b.far)[0]
    if (nearest) usual.splice(nearest.at, 1)
  }
  return [...new Set([...days, ...usual])].sort()
}
