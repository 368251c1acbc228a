/** Words of one author: what the forms on both sides agree on. Who may read them is in `rights/`. */
import type { Audience } from './rights/content.ts'

export type AudienceChoice = Audience['to']
/** In the order of the screen; the first is chosen beforehand. */
export const AUDIENCES = [
  'me',
  'chosen',
  'circle',
  'circle-and-facilitator',
  'everyone',
] as const satisfies readonly AudienceChoice[]

export const isAudience = (value: unknown): value is AudienceChoice =>
  AUDIENCES.includes(value as AudienceChoice)

export const LONGEST_WORDS = 4_000

/** Questions of the child's own place, one per screen; the first three are the houses (Signs of Safety). */
export const CHILD_QUESTIONS = ['worries', 'good', 'dreams', 'feeling', 'drawing', 'safe'] as const
export type ChildQuestion = (typeof CHILD_QUESTIONS)[number]

/**
 * Places of child's words that are no answers: to the facilitator alone, who sits beside the child, and why a question
 * was skipped. The last two are never anybody else's.
 */
export const TO_FACILITATOR = 'facilitator'
export const SITS_BESIDE = 'beside'
export const SKIPPED = 'skipped'
export const isForNobody = (place: string | null) => place === SITS_BESIDE || place === SKIPPED
