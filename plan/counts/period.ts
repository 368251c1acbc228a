/**
 * What is told of one period. Each thing that happened belongs to one period alone, so that no two periods overlap; the
 * answers are parts of the offers and the reasons parts of an answer, and only such a tree is told, each level by
 * `tellParts`. There are no groups beside it (by team, by neighbourhood): two groups that overlap would tell the difference.
 */
import { addDays } from '../day.ts'
import {
  DECLINED_REASONS,
  type DeclinedReason,
  OFFER_ANSWERS,
  type OfferAnswer,
  WITHHELD_REASONS,
  type WithheldReason,
} from '../offer.ts'
import { type Cell, isTellable, type Told, tell, tellParts } from './hide-small.ts'

interface Happened {
  /** Whatever names one family; it is compared and never told. */
  family: string
  quarter: string
}

export interface Happenings {
  /** The quarter is that of the offer, whenever the answer came. */
  offers: (Happened & { answer: OfferAnswer | null; because: DeclinedReason | null })[]
  withheld: (Happened & { reason: WithheldReason })[]
  /**
   * Plans, at their first sending. `days`: from the start to the first settled version; `share`: the part of its
   * characters, 0–1, that the family and its circle wrote. Null: not known.
   */
  sent: (Happened & { days: number | null; share: number | null })[]
  responses: (Happened & { answer: 'along' | 'other' })[]
}

/** From and up to, without the latter; null: or more. */
export interface Band {
  from: number
  to: number | null
}

export interface PeriodCounts {
  offered: Told
  answers: Record<OfferAnswer | 'none', Told>
  declinedBecause: Record<DeclinedReason | 'not-said', Told>
  withheld: Told
  reasons: Record<WithheldReason, Told>
  sent: Told
  /** In days: where a quarter, the half and three quarters of the plans were settled. A day would be one family's. */
  settledIn: { first: Band; middle: Band; third: Band } | null
  /** In whole percents: the average of the plans, so that a long one weighs no more than a short one. */
  familyShare: Band | null
  responses: Told
  responsesBy: Record<'along' | 'other', Told>
}

const familiesOf = (happened: readonly Happened[]): Cell => happened.map(({ family }) => family)

function byPart<Key extends string, One extends Happened>(
  keys: readonly Key[],
  happened: readonly One[],
  keyOf: (one: One) => Key,
) {
  const cells = keys.map((key) => [key, familiesOf(happened.filter((one) => keyOf(one) === key))] as const)
  return tellParts(Object.fromEntries(cells) as Record<Key, Cell>)
}

/** Null: nothing of it can be told. */
export function tellPeriod({ offers, withheld, sent, responses }: Happenings): PeriodCounts | null {
  const answers = byPart([...OFFER_ANSWERS, 'none'], offers, ({ answer }) => answer ?? 'none')
  const declined = answers.parts.declined === null ? [] : offers.filter((one) => one.answer === 'declined')
  const reasons = byPart(WITHHELD_REASONS, withheld, ({ reason }) => reason)
  const said = byPart(['along', 'other'], responses, ({ answer }) => answer)
  const counts: PeriodCounts = {
    offered: answers.total,
    answers: answers.parts,
    declinedBecause: byPart(
      [...DECLINED_REASONS, 'not-said'],
      declined,
      ({ because }) => because ?? 'not-said',
    ).parts,
    withheld: reasons.total,
    reasons: reasons.parts,
    sent: tell(familiesOf(sent)),
    settledIn: settledIn(sent),
    familyShare: familyShare(sent),
    responses: said.total,
    responsesBy: said.parts,
  }
  const isTold = [counts.offered, counts.withheld, counts.sent, counts.responses].some((one) => one !== null)
  return isTold ? counts : null
}

/** A week, two, four, eight, a quarter of a year, half a year. */
const DAYS = [0, 7, 14, 28, 56, 91, 182]

const bandOf = (days: number): Band => {
  const at = DAYS.findLastIndex((from) => days >= from)
  return { from: DAYS[at] ?? 0, to: DAYS[at + 1] ?? null }
}

function settledIn(sent: Happenings['sent']): PeriodCounts['settledIn'] {
  const settled = sent.filter(({ days }) => days !== null)
  if (!isTellable(familiesOf(settled))) return null
  const days = settled.map(({ days }) => days ?? 0).sort((a, b) => a - b)
  const at = (part: number) => bandOf(days[Math.ceil(days.length * part) - 1] ?? 0)
  return { first: at(0.25), middle: at(0.5), third: at(0.75) }
}

/** As wide as this, in percents: that one plan of a hundred was not all the family's own is told by no band but its own. */
const SHARE_BAND = 5

function familyShare(sent: Happenings['sent']): Band | null {
  const known = sent.filter(({ share }) => share !== null)
  if (!isTellable(familiesOf(known))) return null
  const average = known.reduce((sum, { share }) => sum + (share ?? 0), 0) / known.length
  const from = Math.min(100 - SHARE_BAND, Math.floor((average * 100) / SHARE_BAND) * SHARE_BAND)
  return { from, to: from + SHARE_BAND }
}

/** A quarter is counted six weeks after its end: by then most families answered, and what was written down late is in. */
const COUNTED_AFTER_DAYS = 42

function after(quarter: string): string {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(-1))]
  return number === 4 ? `${year + 1}-Q1` : `${year}-Q${number + 1}`
}

const firstDay = (quarter: string) =>
  `${quarter.slice(0, 4)}-${String(Number(quarter.slice(-1)) * 3 - 2).padStart(2, '0')}-01`

/** Every quarter that can be counted today and was not: after the last that was, or from the first in which something was. */
export function quartersDue(last: string | null, happened: readonly string[], today: string): string[] {
  const due: string[] = []
  let next = last === null ? [...happened].sort()[0] : after(last)
  while (next !== undefined && addDays(firstDay(after(next)), COUNTED_AFTER_DAYS) <= today) {
    due.push(next)
    next = after(next)
  }
  return due
}

export interface Period {
  /** The first and the last quarter of it, such as "2026-Q3". */
  from: string
  to: string
  counts: PeriodCounts
}

/**
 * The periods that can be told of these quarters. A quarter of which nothing can be told waits, and goes along with the
 * next ones as one period; so one with few families is not to be told from one with none.
 */
export function tellPeriods(all: Happenings, quarters: readonly string[]): Period[] {
  const periods: Period[] = []
  let waiting: string[] = []
  for (const quarter of quarters) {
    waiting.push(quarter)
    const within = <One extends Happened>(happened: readonly One[]) =>
      happened.filter((one) => waiting.includes(one.quarter))
    const counts = tellPeriod({
      offers: within(all.offers),
      withheld: within(all.withheld),
      sent: within(all.sent),
      responses: within(all.responses),
    })
    if (!counts) continue
    periods.push({ from: waiting[0] ?? quarter, to: quarter, counts })
    waiting = []
  }
  return periods
}
