/** The whole, for a municipality: counts only, never content, nothing of fewer than ten families. Types only. */
import type { Told } from '#plan/counts/hide-small.ts'
import type { OfferAnswer, WithheldReason } from '../offers/types.ts'
import type { Staff } from '../staff/types.ts'

export interface QuarterCounts {
  /** "2026-Q4"; only those that are over: a number that grows by one tells of one family. */
  quarter: string
  offered: Told
  answered: Told
  answers: Record<OfferAnswer, Told>
  withheld: Told
  reasons: Record<WithheldReason, Told>
  /** Plans that were sent to this organisation for the first time. */
  sent: Told
  /** Of those: days from the start of the plan to its first settled version, the middle one. */
  daysToSettled: Told
  /** Answers of the team to agreements. */
  responses: Told
  responsesBy: Record<'along' | 'other', Told>
}

export interface Counts {
  /** The latest first. For the role `quality`, of its own organisation; `Refused` for everybody else. */
  perQuarter(staff: Staff): Promise<QuarterCounts[]>
}
