/**
 * What goes apart, as a document of its own that few people open: things about safety, marked one by one by who sends.
 * The rest is the plan as the team reads it. Nothing stands in both.
 */
import type { PlanRecord } from '../record/record.ts'
import type { Choice } from './choices.ts'
import { extractOf, isEmptyExtract, NOTHING_OUT } from './extract.ts'

export interface Picked {
  chosen: readonly string[]
  /** Of these, what goes apart; an id that was not chosen goes nowhere. */
  apart: readonly string[]
}

export interface Papers<R> {
  extract: R
  /** Null where nothing goes apart. */
  annex: R | null
}

/** Agreements are for everybody who works with the plan; the rest about safety goes apart if it goes at all. */
export const apartBeforehand = (choices: readonly Choice[]): string[] =>
  choices.filter(({ isSafety, group }) => isSafety && group !== 'agreements').map(({ id }) => id)

export function papersOf<R extends PlanRecord>(
  record: R,
  { chosen, apart }: Picked,
  out = NOTHING_OUT,
): Papers<R> {
  const aside = new Set(apart)
  const annex = extractOf(
    record,
    chosen.filter((id) => aside.has(id)),
    out,
  )
  return {
    extract: extractOf(
      record,
      chosen.filter((id) => !aside.has(id)),
      out,
    ),
    annex: isEmptyExtract(annex) ? null : annex,
  }
}
