/** Who reads somebody's own words: whom the author chose, no one who came later, and no parent by habit after 18. */
import { amsterdamDate, bandBegins, isBornOn } from './age.ts'
import type { Passage } from './content.ts'
import { isFamily, type Person, type Seat } from './people.ts'
import type { Situation } from './situation.ts'
import type { Why } from './why.ts'

/** Never readers of somebody's own words, also when a forged list names them. */
const NEVER: readonly Seat[] = ['informant', 'team', 'administrator']

/** For anyone but the author. */
export function outsideAudience(
  viewer: Person,
  seat: Seat,
  passage: Passage,
  situation: Situation,
): Why | null {
  const author = situation.people.find((person) => person.id === passage.author)
  if (!author || NEVER.includes(seat) || !isNamed(viewer, seat, passage, situation)) return 'not-in-audience'
  if (hasGrown(author, viewer, passage, situation)) return 'author-is-adult'
  return joinedLater(viewer, passage) ? 'joined-later' : null
}

function isNamed(
  viewer: Person,
  seat: Seat,
  { audience, grants }: Passage,
  { settings }: Situation,
): boolean {
  const isCircle =
    isFamily(seat) || (seat === 'child' && settings.childrenReadingAll.includes(viewer.child?.id ?? ''))
  switch (audience.to) {
    case 'me':
      return false
    case 'chosen':
      return audience.people.includes(viewer.id) || grants.some((grant) => grant.to === viewer.id)
    case 'circle':
      return isCircle
    case 'circle-and-facilitator':
      return isCircle || seat === 'facilitator'
    case 'everyone':
      return isCircle || seat === 'facilitator' || seat === 'guardian' || seat === 'beside'
  }
}

/** A name on the author's own list is the author's yes, whenever that person came. */
function joinedLater(viewer: Person, { audience, audienceChosenAt, grants }: Passage): boolean {
  if (audience.to === 'chosen') return false
  if (viewer.joinedAt !== null && viewer.joinedAt <= audienceChosenAt) return false
  return !grants.some((grant) => grant.to === viewer.id)
}

/** S03: at 18 a parent loses the own passages, until the young adult says yes again. */
function hasGrown(author: Person, viewer: Person, passage: Passage, { today }: Situation): boolean {
  const child = author.role === 'youth' ? author.child : null
  if (!child || !isBornOn(child.bornOn) || !isParentOf(viewer, child.id)) return false
  const adultOn = bandBegins(child.bornOn, 18)
  const isSaid = (at: number) => amsterdamDate(at) >= adultOn
  const saidYes =
    isSaid(passage.audienceChosenAt) || passage.grants.some(({ to, at }) => to === viewer.id && isSaid(at))
  return today >= adultOn && !saidYes
}

/** Where nobody filled in whose parent somebody is, every parent counts. */
const isParentOf = (viewer: Person, childId: string) =>
  viewer.role === 'parent' &&
  (viewer.bonds.length === 0 || viewer.bonds.some((bond) => bond.childId === childId))
