/** Imaginary people and situations for the tests of rights. */
import type { Viewer } from './conditions.ts'
import type { Audience, Passage } from './content.ts'
import type { Bond, Person } from './people.ts'
import { DEFAULT_SETTINGS, type Settings, type Situation } from './situation.ts'
import type { Phase } from './steps.ts'

export const TODAY = '2027-05-01'
/** Milliseconds at noon in Amsterdam (summer or winter time makes no other day of it). */
export const noon = (day: string) => Date.parse(`${day}T11:00:00Z`)
export const JOINED = noon('2027-03-01')
export const LATER = noon('2027-04-01')

export const person = (id: string, role: Person['role'], more: Partial<Person> = {}): Viewer => ({
  id,
  role,
  status: 'joined',
  joinedAt: JOINED,
  child: null,
  bonds: [],
  mentorship: null,
  supports: [],
  employer: null,
  isProven: true,
  ...more,
})

export const bond = (
  childId: string,
  hasAuthority: Bond['hasAuthority'],
  more: Partial<Bond> = {},
): Bond => ({
  childId,
  hasAuthority,
  raisesChild: true,
  isFosterParent: false,
  isGuardian: false,
  ...more,
})

export const parent = (id: string, childId: string, more: Partial<Person> = {}) =>
  person(id, 'parent', { bonds: [bond(childId, 'yes')], ...more })

export const youth = (id: string, bornOn: string | null, more: Partial<Person> = {}) =>
  person(id, 'youth', { child: { id, bornOn }, ...more })

export const situation = (
  phase: Phase,
  people: readonly Person[],
  settings: Partial<Settings> = {},
  today = TODAY,
): Situation => ({
  step: phase === 'review' ? 'follow' : phase,
  isReviewOpen: phase === 'review',
  today,
  people,
  settings: { ...DEFAULT_SETTINGS, ...settings },
})

export const passage = (author: string, audience: Audience, more: Partial<Passage> = {}): Passage => ({
  kind: 'own-passage',
  author,
  audience,
  audienceChosenAt: LATER,
  grants: [],
  isReleased: false,
  ...more,
})
