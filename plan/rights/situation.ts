/** Where a plan stands when somebody asks: everything `may` needs to know besides the viewer and the item. */
import type { Person, Seat } from './people.ts'
import { type Phase, phaseOf, type Step } from './steps.ts'
import { type Level, TABLE, TABLE_TOGETHER, TABLE_WRITES_ALONG } from './table.ts'

/** What the family chose for its plan. */
export interface Settings {
  /** "Ieder eerst apart". */
  eachApartFirst: boolean
  /** "Begeleider schrijft mee". */
  facilitatorWritesAlong: boolean
  /** Supporters and interpreters who may come into private time. */
  letIntoPrivate: readonly string[]
  /** Supporters, interpreters and informants asked to come back for the open review. */
  invitedBack: readonly string[]
  /** Children under 12 (children's ids) whose parents agreed that they read the full text. */
  childrenReadingAll: readonly string[]
}

export const DEFAULT_SETTINGS: Settings = {
  eachApartFirst: false,
  facilitatorWritesAlong: true,
  letIntoPrivate: [],
  invitedBack: [],
  childrenReadingAll: [],
}

export interface Situation {
  step: Step
  isReviewOpen: boolean
  /** yyyy-mm-dd in Amsterdam. */
  today: string
  /** Everyone of the plan, also who left: an author stays the author. */
  people: readonly Person[]
  settings: Settings
}

export const phaseIn = ({ step, isReviewOpen }: Situation): Phase => phaseOf(step, isReviewOpen)

export function levelOf(
  seat: Seat,
  phase: Phase,
  { eachApartFirst, facilitatorWritesAlong }: Settings,
): Level {
  const together = eachApartFirst ? undefined : TABLE_TOGETHER[seat]?.[phase]
  const along = !eachApartFirst && facilitatorWritesAlong ? TABLE_WRITES_ALONG[seat]?.[phase] : undefined
  return together ?? along ?? TABLE[seat][phase]
}
