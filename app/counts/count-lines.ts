/** The counts of one quarter as lines of a table, in one order everywhere. */
import type { Told } from '#plan/counts/hide-small.ts'
import type { QuarterCounts } from '#server/counts/types.ts'
import { csvOf } from '../csv.ts'
import type { Messages } from '../messages/catalogue.ts'

export type Measure = keyof Messages['counts']['measures']

export function linesOf(quarter: QuarterCounts): { measure: Measure; value: Told; isPart: boolean }[] {
  const whole = (measure: Measure, value: Told) => ({ measure, value, isPart: false })
  const parts = (of: Partial<Record<Measure, Told>>) =>
    Object.entries(of).map(([measure, value]) => ({ measure: measure as Measure, value, isPart: true }))
  return [
    whole('offered', quarter.offered),
    whole('answered', quarter.answered),
    ...parts(quarter.answers),
    whole('withheld', quarter.withheld),
    ...parts(quarter.reasons),
    whole('sent', quarter.sent),
    whole('daysToSettled', quarter.daysToSettled),
    whole('responses', quarter.responses),
    ...parts(quarter.responsesBy),
  ]
}

/** "Kwartaal 4 van 2026", of "2026-Q4". */
export function quarterName(quarter: string, { counts }: Messages): string {
  const [year = '', number = ''] = quarter.split('-Q')
  return counts.quarter(number, year)
}

export function toCsv(quarters: readonly QuarterCounts[], { counts }: Messages): string {
  const head = [counts.group, counts.measure, counts.number]
  const rows = quarters.flatMap((one) =>
    linesOf(one).map(({ measure, value }) => [
      one.quarter,
      counts.measures[measure],
      value === null ? counts.hidden : String(value),
    ]),
  )
  return csvOf([head, ...rows])
}
