/**
 * Whose yes is needed before this goes to somebody, and what follows from what they said. The ages are in
 * `plan/rights/consent.ts`; here is what a "nee" takes out, and what a missing answer does (ARCHITECTURE §6, S04).
 *
 * A parent's "nee" takes out that parent's words and the passages of children under twelve; it stops nobody else. A
 * youth of twelve and up decides about the plan that is about them. Nobody's own words go without that person's own yes.
 */

import type { PlanRecord } from '../record/record.ts'
import { type AgeBand, ageBand } from '../rights/age.ts'
import {
  type Asked,
  type ConsentRules,
  consentState,
  DEFAULT_CONSENT_RULES,
  type Needed,
  neededConsent,
} from '../rights/consent.ts'
import type { Person } from '../rights/people.ts'
import type { TakenOut } from './extract.ts'

export interface PlanChild {
  id: string
  bornOn: string | null
  unborn: boolean
}

export type Answers = Readonly<Record<string, 'yes' | 'no'>>

export type AskedBecause = 'authority' | 'youth' | 'own-words'

export interface ToAsk {
  /** Everyone to ask; by law first, then authors of own words. */
  people: { id: string; because: AskedBecause }[]
  byChild: { child: PlanChild; band: AgeBand; needed: Needed }[]
}

/** Whoever wrote something that is in it: words of one person, another view, a number, a reason beside an answer. */
export function authorsIn(record: PlanRecord): string[] {
  const authors = record.items.flatMap((item) => {
    if (item.author === null || item.content === null) return []
    if (item.kind === 'acceptance') return item.content.because ? [item.author] : []
    return ['passage', 'view', 'score'].includes(item.kind) ? [item.author] : []
  })
  return [...new Set(authors)]
}

export function whoToAsk(
  extract: PlanRecord,
  children: readonly PlanChild[],
  people: readonly Person[],
  today: string,
  rules: ConsentRules = DEFAULT_CONSENT_RULES,
): ToAsk {
  const byChild = children.map((child) => {
    const band = child.unborn ? '0-11' : ageBand(child.bornOn, today)
    const shared = { what: 'about-child', child: { id: child.id, band } } as const
    return { child, band, needed: neededConsent(shared, people, rules) }
  })
  const byLaw = new Set(byChild.flatMap(({ needed }) => needed.people))
  const under12 = participantsUnder12(byChild, people)
  // Of a child under twelve the parents decide, and the child is told.
  const authors = authorsIn(extract).filter((id) => !byLaw.has(id) && !under12.has(id))
  const isYouth = (id: string) => people.find((person) => person.id === id)?.role === 'youth'
  return {
    people: [
      ...[...byLaw].map((id) => ({ id, because: isYouth(id) ? ('youth' as const) : ('authority' as const) })),
      ...authors.map((id) => ({ id, because: 'own-words' as const })),
    ],
    byChild,
  }
}

/**
 * 'unclear': of who says yes nobody knows whether that yes counts, or who must be asked takes no part. Of a parent who
 * is asked the authority may stay unknown: that asks one more, and silence about it is no veto.
 */
export type SharingState = 'ready' | 'labelled' | 'waiting' | 'unclear' | 'refused'
export type SharingLabel = 'not-decided-together' | 'one-parent-did-not-answer'

/** What must be filled in, or who is missing, before anything about this child can go. */
export type Unclear = 'authority' | 'birthday' | 'youth' | 'parent'

export interface Outcome {
  state: SharingState
  unclear: { childId: string; why: Unclear }[]
  /** Asked by law, and silent. */
  unanswered: string[]
  out: TakenOut
  labels: SharingLabel[]
}

export function outcomeOf(
  toAsk: ToAsk,
  people: readonly Person[],
  answers: Answers,
  asked: Asked,
  rules: ConsentRules = DEFAULT_CONSENT_RULES,
): Outcome {
  const perChild = toAsk.byChild.map((one) => ({ ...one, ...aboutChild(one, people, answers, asked, rules) }))
  const open = perChild.filter(({ state }) => state !== 'refused')
  const isDivided = perChild.some(({ needed }) => needed.people.some((id) => answers[id] === 'no'))
  const unanswered = [...new Set(perChild.flatMap((one) => one.unanswered))]

  const outChildren = perChild.filter(
    ({ band, needed, state }) =>
      band === '0-11' && (state === 'refused' || needed.people.some((id) => answers[id] === 'no')),
  )
  const children = new Set(
    people
      .filter(({ role, child }) => role === 'youth' && outChildren.some((one) => one.child.id === child?.id))
      .map(({ id }) => id),
  )
  const out: TakenOut = {
    authors: new Set(toAsk.people.filter(({ id }) => answers[id] !== 'yes').map(({ id }) => id)),
    childWords: outChildren.length > 0,
    children,
  }
  const states = new Set(open.map(({ state }) => state))
  const state: SharingState =
    open.length === 0 && perChild.length > 0
      ? 'refused'
      : states.has('unclear')
        ? 'unclear'
        : states.has('waiting')
          ? 'waiting'
          : states.has('labelled') || isDivided
            ? 'labelled'
            : 'ready'
  const isParent = (id: string) => people.find((person) => person.id === id)?.role !== 'youth'
  const labels: SharingLabel[] = [
    ...(isDivided ? (['not-decided-together'] as const) : []),
    ...(unanswered.some(isParent) ? (['one-parent-did-not-answer'] as const) : []),
  ]
  const unclear = perChild.flatMap(({ child, why }) => (why ? [{ childId: child.id, why }] : []))
  return { state, unclear, unanswered, out, labels }
}

function aboutChild(
  { needed, band, child }: ToAsk['byChild'][number],
  people: readonly Person[],
  answers: Answers,
  asked: Asked,
  rules: ConsentRules,
): { state: SharingState; unanswered: string[]; why: Unclear | null } {
  const youths = needed.people.filter((id) => people.find((person) => person.id === id)?.role === 'youth')
  const unanswered = needed.people.filter((id) => answers[id] === undefined)
  const saidYes = needed.people.some((id) => answers[id] === 'yes')
  // About who is twelve or older nothing goes against that person's will.
  const isStopped = rules.byBand[band].youth && youths.some((id) => answers[id] === 'no')
  if (isStopped || (unanswered.length === 0 && needed.people.length > 0 && !saidYes))
    return { state: 'refused', unanswered: [], why: null }
  const why = whatIsUnclear({ needed, band, child }, answers)
  if (why) return { state: 'unclear', unanswered, why }
  if (youths.some((id) => answers[id] === undefined)) return { state: 'waiting', unanswered, why }
  // Who said no was heard; the law waits for who is silent.
  const heardPeople = needed.people.filter((id) => answers[id] !== 'no')
  const heard = { ...needed, people: heardPeople, unknownAuthority: [] }
  const { state } = consentState(heard, answers, asked, rules)
  return { state: state === 'complete' ? 'ready' : state, unanswered, why }
}

function whatIsUnclear({ needed, child }: ToAsk['byChild'][number], answers: Answers): Unclear | null {
  if (needed.isYouthMissing) return child.bornOn === null && !child.unborn ? 'birthday' : 'youth'
  if (needed.isParentMissing) return 'parent'
  const yes = needed.people.filter((id) => answers[id] === 'yes')
  return yes.length > 0 && yes.every((id) => needed.unknownAuthority.includes(id)) ? 'authority' : null
}

function participantsUnder12(byChild: ToAsk['byChild'], people: readonly Person[]): Set<string> {
  const young = new Set(byChild.filter(({ band }) => band === '0-11').map(({ child }) => child.id))
  return new Set(
    people.filter(({ role, child }) => role === 'youth' && young.has(child?.id ?? '')).map(({ id }) => id),
  )
}
