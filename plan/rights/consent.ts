/**
 * Who must say yes before words go to somebody outside the plan, by age (DOMAIN 1.3, 1.4), and who may remove whom.
 * No professional ever shares: who must report does so outside the plan, under the meldcode.
 */
import type { AgeBand } from './age.ts'
import { authorityOver, isFamily, isLeading, type Person, seatOf } from './people.ts'

/** Of one organisation. */
export interface ConsentRules {
  /** Who decides on what is shared about a child of this age. */
  byBand: Readonly<Record<AgeBand, { youth: boolean; parents: boolean }>>
  /** How long, and after how many reminders, a missing answer stops holding up the others. */
  waitDays: number
  reminders: number
}

export const DEFAULT_CONSENT_RULES: ConsentRules = {
  byBand: {
    '0-11': { youth: false, parents: true },
    '12-15': { youth: true, parents: true },
    '16-17': { youth: true, parents: false },
    '18+': { youth: true, parents: false },
  },
  waitDays: 7,
  reminders: 2,
}

export type ConsentProblem = 'under-12' | 'from-12' | 'from-16' | 'wait-days' | 'reminders'

/**
 * What an organisation may not set. The law leaves one thing to it: whether of 12 to 15 the young person decides alone
 * (art. 7.3.11), or together with each parent, as practice has it (DOMAIN 1.3). Null: it may.
 */
export function consentProblem({ byBand, waitDays, reminders }: ConsentRules): ConsentProblem | null {
  if (!byBand['0-11'].parents || byBand['0-11'].youth) return 'under-12'
  if (!byBand['12-15'].youth) return 'from-12'
  for (const band of ['16-17', '18+'] as const)
    if (!byBand[band].youth || byBand[band].parents) return 'from-16'
  if (!(waitDays >= 7 && waitDays <= 42)) return 'wait-days'
  return reminders >= 2 && reminders <= 5 ? null : 'reminders'
}

/** Days after the question on which who is silent is asked again: spread over the waiting. */
export const askAgainAfter = ({ waitDays, reminders }: ConsentRules): number[] =>
  Array.from({ length: reminders }, (_, index) => Math.round((waitDays * (index + 1)) / (reminders + 1)))

/** What is to be shared. */
export type Shared =
  /** The plan about a child, with that child's passages. */
  | { what: 'about-child'; child: { id: string; band: AgeBand } }
  /** What the plan says about the role of a foster parent. */
  | { what: 'foster-care'; childId: string }
  /** A person's own words, alone: nobody else is asked or told. */
  | { what: 'own-words'; author: string }

export interface Needed {
  people: string[]
  /** Whether these have authority must be filled in first; until then they are among `people`. */
  unknownAuthority: string[]
  /** The law asks this youth, who takes no part yet. */
  isYouthMissing: boolean
  /** The law asks a parent with authority and none takes part. */
  isParentMissing: boolean
}

/** Follows the law, not attendance: who was invited and never came, or left, still has authority. */
export function neededConsent(
  shared: Shared,
  people: readonly Person[],
  rules = DEFAULT_CONSENT_RULES,
): Needed {
  const ids = (found: readonly Person[]) => found.map(({ id }) => id)
  const nothing = { unknownAuthority: [], isYouthMissing: false, isParentMissing: false }
  if (shared.what === 'own-words') return { people: [shared.author], ...nothing }
  if (shared.what === 'foster-care')
    return { people: ids(people.filter((person) => isFosterParentOf(person, shared.childId))), ...nothing }

  const { id, band } = shared.child
  const asks = rules.byBand[band]
  const youth = asks.youth ? people.filter((person) => isYouth(person, id)) : []
  const parents = asks.parents ? people.filter((person) => authorityOver(person, id) !== 'no') : []
  return {
    people: ids([...youth, ...parents]),
    unknownAuthority: ids(parents.filter((person) => authorityOver(person, id) === 'unknown')),
    isYouthMissing: asks.youth && youth.length === 0,
    isParentMissing: asks.parents && parents.length === 0,
  }
}

const isYouth = ({ role, child, status }: Person, childId: string) =>
  role === 'youth' && child?.id === childId && status !== 'removed'

const isFosterParentOf = ({ bonds, status }: Person, childId: string) =>
  status === 'joined' && bonds.some((bond) => bond.childId === childId && bond.isFosterParent)

export interface Asked {
  daysAgo: number
  reminders: number
}

/** 'labelled': it may go, and says who has not answered (S04). A 'no' takes out words; which, is for sharing. */
export function consentState(
  needed: Needed,
  answers: Readonly<Record<string, 'yes' | 'no'>>,
  asked: Asked,
  rules = DEFAULT_CONSENT_RULES,
): { state: 'complete' | 'labelled' | 'waiting' | 'refused'; unanswered: string[] } {
  const unanswered = needed.people.filter((id) => answers[id] === undefined)
  if (needed.people.some((id) => answers[id] === 'no')) return { state: 'refused', unanswered }
  const isUnclear = needed.unknownAuthority.length > 0 || needed.isYouthMissing || needed.isParentMissing
  if (unanswered.length === 0 && !isUnclear) return { state: 'complete', unanswered }
  const hasWaited = asked.daysAgo >= rules.waitDays && asked.reminders >= rules.reminders
  const somebodySaidYes = needed.people.some((id) => answers[id] === 'yes')
  return { state: hasWaited && somebodySaidYes && !isUnclear ? 'labelled' : 'waiting', unanswered }
}

/** Presses "Sturen". Own words: every author of the family, a child too. The plan: who leads it. Never a professional. */
export function maySend(person: Person, shared: Shared, today: string): boolean {
  const seat = seatOf(person, today)
  if (shared.what === 'own-words') return person.id === shared.author && (isFamily(seat) || seat === 'child')
  return isLeading(person, today, 12)
}

/**
 * Nobody removes a parent, a child or a youth. Whom somebody chose to be beside them (a supporter, a JIM) goes only by
 * that person. Everyone can leave alone (`plan/access.ts`).
 */
export function mayRemoveFrom(
  viewer: Person,
  other: Person,
  plan: { invitedBy: string | null; people: readonly Person[]; today: string },
): boolean {
  if (viewer.id === other.id || viewer.status !== 'joined' || other.status !== 'joined') return false
  const choosers = chosenBy(other, plan.people)
  if (choosers.length > 0) return choosers.includes(viewer.id)
  if (!REMOVABLE.includes(other.role)) return false
  if (viewer.role === 'youth') return plan.invitedBy === viewer.id
  return isLeading(viewer, plan.today, 16)
}
const REMOVABLE: readonly Person['role'][] = ['network', 'interpreter', 'facilitator', 'informant']

function chosenBy({ role, supports, mentorship }: Person, people: readonly Person[]): string[] {
  if (role === 'supporter') return [...supports]
  if (!mentorship || mentorship.isEnded) return []
  return people.filter((person) => isYouth(person, mentorship.childId)).map(({ id }) => id)
}
