/** The counts of one period as lines of a table, in one order everywhere. */
import type { Told } from '#plan/counts/hide-small.ts'
import type { Band, Period, PeriodCounts } from '#plan/counts/period.ts'
import { csvOf } from '../csv.ts'
import type { Messages } from '../messages/catalogue.ts'

export type Measure = keyof Messages['counts']['measures']

export interface CountLine {
  measure: Measure
  /** Null: not told. */
  value: Told | Band
  /** 1: a part of the line above it; 2: a part of that part. */
  depth: 0 | 1 | 2
}

type Values = Partial<Record<Measure, Told>>
const parts = (of: Values, depth: 1 | 2): CountLine[] =>
  Object.entries(of).map(([measure, value]) => ({ measure: measure as Measure, value, depth }))
const whole = (measure: Measure, value: CountLine['value']): CountLine => ({ measure, value, depth: 0 })

/** Four tables: about the offer, about withholding, about plans that were sent, and about the answers to them. */
export function groupsOf(
  counts: PeriodCounts,
): { group: keyof Messages['counts']['groups']; lines: CountLine[] }[] {
  const { accepted, declined, 'not-now': notNow, none } = counts.answers
  return [
    {
      group: 'offers',
      lines: [
        whole('offered', counts.offered),
        ...parts({ accepted, declined }, 1),
        ...parts(counts.declinedBecause, 2),
        ...parts({ 'not-now': notNow, none }, 1),
      ],
    },
    { group: 'withheld', lines: [whole('withheld', counts.withheld), ...parts(counts.reasons, 1)] },
    {
      group: 'sent',
      lines: [
        whole('sent', counts.sent),
        whole('settled-first', counts.settledIn?.first ?? null),
        whole('settled-middle', counts.settledIn?.middle ?? null),
        whole('settled-third', counts.settledIn?.third ?? null),
        whole('family-share', counts.familyShare),
      ],
    },
    { group: 'responses', lines: [whole('responses', counts.responses), ...parts(counts.responsesBy, 1)] },
  ]
}

export interface ShownLine extends Omit<CountLine, 'measure'> {
  measure: Measure | 'rest'
}

/** For reading: parts that are not told stand together as one line, and not at all where no part is told. */
export function shownLines(lines: readonly CountLine[]): ShownLine[] {
  const depths = [...new Set(lines.map(({ depth }) => depth))]
  const isTold = (at: number) => lines.some(({ depth, value }) => depth === at && value !== null)
  const lastHidden = new Map(
    depths.map((at) => [at, lines.findLast(({ depth, value }) => depth === at && value === null)]),
  )
  return lines.flatMap((line): ShownLine[] => {
    if (line.depth === 0 || line.value !== null) return [line]
    const isLast = lastHidden.get(line.depth) === line
    return isLast && isTold(line.depth) ? [{ ...line, measure: 'rest' }] : []
  })
}

/** "Kwartaal 4 van 2026", or from one to another. */
export function periodName({ from, to }: Pick<Period, 'from' | 'to'>, { counts }: Messages): string {
  const name = (quarter: string) => counts.quarter(quarter.slice(-1), quarter.slice(0, 4))
  return from === to ? name(to) : counts.upTo(name(from), name(to))
}

/** As a reader sees it. */
export function valueText(
  { measure, value }: Pick<ShownLine, 'measure' | 'value'>,
  { counts }: Messages,
): string {
  if (value === null) return counts.hidden
  if (typeof value === 'number') return String(value)
  if (measure === 'family-share') return counts.percent(value.from, value.to ?? 100)
  return value.to === null ? counts.daysOrMore(value.from) : counts.days(value.from, value.to)
}

export function toCsv(periods: readonly Period[], messages: Messages): string {
  const { counts } = messages
  const rows = periods.flatMap((period) =>
    groupsOf(period.counts).flatMap(({ lines }) =>
      lines.map((line) => [period.from, period.to, counts.measures[line.measure], valueText(line, messages)]),
    ),
  )
  return csvOf([[counts.fromQuarter, counts.toQuarter, counts.measure, counts.number], ...rows])
}
