/** The six steps of a plan, who moves it from one to another, and the columns of the table of rights. */
import { isFamily, isLeading, type Person, seatOf } from './people.ts'

export const STEPS = [
  'prepare', // who comes, what is it about; with "ieder eerst apart" everyone writes alone first
  'inform', // school and other help tell what they know; the family asks
  'private', // the family among themselves: others see a clock and nothing else
  'agree', // reading aloud, a yes or no to each agreement
  'share', // the family sends what it chooses, and the team answers
  'follow', // living by the plan; holds an open review or none
] as const
export type Step = (typeof STEPS)[number]

/** A column of the table: a step, with the open review as one of its own (F1 … F7 of SCENARIOS 7.0; F0 is in F1). */
export const PHASES = ['prepare', 'inform', 'private', 'agree', 'share', 'follow', 'review'] as const
export type Phase = (typeof PHASES)[number]
export const PHASE_CODES = {
  prepare: 'F1',
  inform: 'F2',
  private: 'F3',
  agree: 'F4',
  share: 'F5',
  follow: 'F6',
  review: 'F7',
} as const satisfies Record<Phase, string>

/** A review is open only while following: an old review flag never opens another step. */
export const phaseOf = (step: Step, isReviewOpen: boolean): Phase =>
  step === 'follow' && isReviewOpen ? 'review' : step

export interface StepNeeds {
  hasFacilitator: boolean
  hasInformant: boolean
  eachApartFirst: boolean
}

/** The steps this plan walks through. Private time can be begun in any plan, also where it is not among these. */
export function stepsOf({ hasFacilitator, hasInformant, eachApartFirst }: StepNeeds): Step[] {
  const isNeeded: Record<Step, boolean> = {
    prepare: hasFacilitator || hasInformant || eachApartFirst,
    inform: hasInformant,
    private: hasFacilitator || hasInformant,
    agree: true,
    share: true,
    follow: true,
  }
  return STEPS.filter((step) => isNeeded[step])
}

export const isForward = (from: Step, to: Step) => STEPS.indexOf(to) > STEPS.indexOf(from)

export const nextStep = (from: Step, needs: StepNeeds): Step | null =>
  stepsOf(needs).find((step) => isForward(from, step)) ?? null

export const previousStep = (from: Step, needs: StepNeeds): Step | null =>
  stepsOf(needs).findLast((step) => isForward(step, from)) ?? null

/**
 * Moves the plan. Private time is the family's: only a parent or a youth of 12 and up ends it, or begins it again
 * from a later step; a facilitator can let it begin as the next step, which takes rights from the facilitator alone.
 */
export function mayMove(person: Person, from: Step, to: Step, today: string): boolean {
  if (from === to) return false
  if (from === 'private') return mayEndPrivateTime(person, today)
  if (to === 'private' && mayBeginPrivateTime(person, from, today)) return true
  if (to === 'private' && !isForward(from, to)) return false
  return isLeading(person, today, 16) || seatOf(person, today) === 'facilitator'
}

export const mayBeginPrivateTime = (person: Person, from: Step, today: string): boolean =>
  from !== 'private' && isFamily(seatOf(person, today)) && isLeading(person, today, 12)

/** Also to choose what is shown, and to confirm it. */
export const mayEndPrivateTime = (person: Person, today: string): boolean => isLeading(person, today, 12)

/** "Ieder eerst apart" and "Begeleider schrijft mee": how a family wants to work is the family's to say. */
export const mayChangeSettings = (person: Person, today: string): boolean =>
  isFamily(seatOf(person, today)) && isLeading(person, today, 16)

export const mayOpenReview = (person: Person, step: Step, today: string): boolean =>
  step === 'follow' && (isLeading(person, today, 16) || seatOf(person, today) === 'facilitator')
