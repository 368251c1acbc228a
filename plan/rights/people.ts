/**
 * What a participant is, for rights. Authority (gezag) drives consent, raising a child drives authorship, and the two are
 * kept apart per child (DOMAIN 1.4).
 */
import type { Role } from '../roles.ts'
import { type AgeBand, ageBand } from './age.ts'

/** Team members and administrators are staff of an organisation: they are never invited into a plan. */
export type PersonRole = Role | 'team' | 'administrator'

/** What an adult is to one child. Authority is asked only before sharing, so 'unknown' is normal. */
export interface Bond {
  childId: string
  hasAuthority: 'yes' | 'no' | 'unknown'
  raisesChild: boolean
  isFosterParent: boolean
  isGuardian: boolean
}

/** Asked to be the JIM of a youth. The answers by participant id: of the youth, of the JIM, of who has authority. */
export interface Mentorship {
  childId: string
  answers: Readonly<Record<string, 'yes' | 'no'>>
  /** The youth took the choice back, or the JIM stopped. */
  isEnded: boolean
}

export interface Person {
  id: string
  role: PersonRole
  status: 'invited' | 'joined' | 'left' | 'removed'
  /** Milliseconds since 1970; null before joining. */
  joinedAt: number | null
  /** For a youth: which child of the plan this person is. */
  child: { id: string; bornOn: string | null } | null
  bonds: readonly Bond[]
  mentorship: Mentorship | null
  /** For a supporter: who chose this person. For an interpreter: for whom. Participant ids. */
  supports: readonly string[]
  /** For a facilitator. */
  employer: { name: string; isTeam: boolean } | null
}

/** A row of the table of rights: what somebody is today. */
export const SEATS = [
  'parent', // has authority, or nobody asked yet
  'guardian', // legal guardian who does not raise the child: consents, never writes
  'network', // relative, friend, neighbour, JIM, foster parent, step-parent, parent without authority
  'child', // 0–11
  'youth-12', // 12–15
  'youth-16', // 16 and up
  'beside', // supporter or interpreter
  'facilitator',
  'informant',
  'team',
  'administrator',
] as const
export type Seat = (typeof SEATS)[number]

/** The family itself: who writes the plan. */
const FAMILY: readonly (Seat | null)[] = ['parent', 'network', 'youth-12', 'youth-16']
export const isFamily = (seat: Seat | null) => FAMILY.includes(seat)

/** Null for who takes no part (any more). */
export function seatOf(person: Person, today: string): Seat | null {
  if (person.status !== 'joined' || person.mentorship?.isEnded) return null
  switch (person.role) {
    case 'parent':
      return seatOfParent(person)
    case 'youth':
      return seatOfYouth(bandOf(person, today))
    case 'supporter':
    case 'interpreter':
      return 'beside'
    default:
      return person.role
  }
}

function seatOfParent({ bonds }: Person): Seat {
  if (bonds.length > 0 && bonds.every((bond) => bond.isGuardian && !bond.raisesChild)) return 'guardian'
  const mayHaveAuthority = bonds.length === 0 || bonds.some((bond) => bond.hasAuthority !== 'no')
  return mayHaveAuthority ? 'parent' : 'network'
}

function seatOfYouth(band: AgeBand): Seat {
  if (band === '0-11') return 'child'
  return band === '12-15' ? 'youth-12' : 'youth-16'
}

export const bandOf = (youth: Person, today: string): AgeBand => ageBand(youth.child?.bornOn ?? null, today)

/**
 * Leads the plan with the others: a parent, a step-parent who raises the child, a youth from this age on. Not a relative
 * or a guardian.
 */
export function isLeading(person: Person, today: string, youthFrom: 12 | 16): boolean {
  const seat = seatOf(person, today)
  if (seat === 'parent' || seat === 'youth-16') return true
  if (seat === 'youth-12') return youthFrom === 12
  return seat === 'network' && person.role === 'parent' && person.bonds.some((bond) => bond.raisesChild)
}

/**
 * Of a parent whom nobody asked about this child: 'unknown', which counts as a yes to be asked for until somebody fills in
 * 'no'. Leaving the plan does not end authority.
 */
export function authorityOver(person: Person, childId: string): 'yes' | 'no' | 'unknown' {
  if (person.status === 'removed' || (person.role !== 'parent' && person.role !== 'network')) return 'no'
  const bond = person.bonds.find((found) => found.childId === childId)
  if (bond?.isGuardian) return 'yes'
  return bond?.hasAuthority ?? (person.role === 'parent' ? 'unknown' : 'no')
}

/** S04-T1: active only after the yes of the youth, of the JIM and of everyone who has, or may have, authority. */
export function mentorStatus(mentor: Person, people: readonly Person[], today: string) {
  const { mentorship } = mentor
  if (!mentorship) return null
  if (mentorship.isEnded) return 'ended' as const
  const youth = people.find((person) => person.role === 'youth' && person.child?.id === mentorship.childId)
  if (!youth) return 'asked' as const
  const isAdult = bandOf(youth, today) === '18+'
  const parents = people.filter((person) => !isAdult && authorityOver(person, mentorship.childId) !== 'no')
  const asked = [youth, mentor, ...parents]
  return asked.every(({ id }) => mentorship.answers[id] === 'yes') ? ('active' as const) : ('asked' as const)
}

/** For the sentence "Wat <naam> leest, weet <naam> ook in het werk." */
export const knowsAtWork = (person: Person) => person.employer?.isTeam === true
