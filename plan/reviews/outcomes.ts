/**
 * "Was it worth it?": two questions, answered for oneself, counted for a municipality. Every published number stands for
 * at least ten people, and no two published numbers can be taken from each other to find a smaller group:
 *
 * - a plan counts for one organisation, an answer for one quarter, and a quarter is published once it is over;
 * - a quarter of fewer than ten waits for the next ones, and they are published as one;
 * - a cell under ten is not published, and then its total is not either; the share is given as what it lies between.
 */
export const OUTCOME_QUESTIONS = ['can-turn-to-others', 'situation-better'] as const
export type OutcomeQuestion = (typeof OUTCOME_QUESTIONS)[number]
export const OUTCOME_ANSWERS = ['yes', 'no', 'rather-not'] as const
export type OutcomeAnswer = (typeof OUTCOME_ANSWERS)[number]

/**
 * Starting measurement of a municipal programme, in another group: not comparable. The ambition is to stay at or above,
 * until the organisation sets one of its own.
 */
export const STARTING_AMBITION: Record<OutcomeQuestion, number> = {
  'can-turn-to-others': 81,
  'situation-better': 61,
}

export const SMALLEST_GROUP = 10

export interface OutcomeCount {
  /** Such as '2026-Q4'. */
  quarter: string
  question: OutcomeQuestion
  answer: OutcomeAnswer
  count: number
}

/** Null: fewer than ten, or to be found from what is fewer than ten. */
export interface OutcomePoint {
  question: OutcomeQuestion
  from: string
  to: string
  yes: number | null
  no: number | null
  ratherNot: number | null
  total: number | null
  /** Of who said yes or no, in whole percents: it lies between these two, which are alike where nothing is hidden. */
  share: { low: number; high: number } | null
}

export function outcomeSeries(counts: readonly OutcomeCount[], question: OutcomeQuestion): OutcomePoint[] {
  const quarters = [...new Set(counts.map(({ quarter }) => quarter))].sort()
  const points: OutcomePoint[] = []
  let waiting: string[] = []
  for (const quarter of quarters) {
    waiting.push(quarter)
    const of = (answer: OutcomeAnswer) =>
      counts
        .filter((one) => one.question === question && one.answer === answer && waiting.includes(one.quarter))
        .reduce((sum, { count }) => sum + count, 0)
    const point = pointOf(of('yes'), of('no'), of('rather-not'))
    if (!point) continue
    points.push({ question, from: waiting[0] ?? quarter, to: quarter, ...point })
    waiting = []
  }
  return points
}

function pointOf(yes: number, no: number, ratherNot: number) {
  if (yes + no < SMALLEST_GROUP) return null
  const shown = (count: number) => (count < SMALLEST_GROUP ? null : count)
  const cells = { yes: shown(yes), no: shown(no), ratherNot: shown(ratherNot) }
  const isWhole = Object.values(cells).every((cell) => cell !== null)
  return {
    ...cells,
    total: isWhole ? yes + no + ratherNot : null,
    share: shareOf(cells.yes, cells.no),
  }
}

/** Made of published cells alone, so that it cannot tell more than they do. */
function shareOf(yes: number | null, no: number | null): OutcomePoint['share'] {
  if (yes === null && no === null) return null
  const most = SMALLEST_GROUP - 1
  const part = (of: number, other: number) => (100 * of) / (of + other)
  const low = yes === null ? 0 : part(yes, no ?? most)
  const high = no === null ? 100 : part(yes ?? most, no)
  const isExact = yes !== null && no !== null
  return isExact
    ? { low: Math.round(low), high: Math.round(high) }
    : { low: Math.floor(low), high: Math.ceil(high) }
}

/** The quarter of a day in Amsterdam. */
export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
