import type { Step } from '#plan/rights/steps.ts'
import type { Role } from '#plan/roles.ts'
import type { Me } from '../plans/types.ts'

export interface StepsView {
  step: Step
  /** Those that this plan walks through. */
  steps: Step[]
  /** Where this person may move the plan; private time has a beginning of its own. */
  mayMoveTo: Step[]
  mayBegin: boolean
  /** This browser has not shown whose it is: private time asks for that. */
  needsProof: boolean
  isInside: boolean
  mayEnd: boolean
  /** Since when private time runs. */
  since: number | null
  hasFacilitator: boolean
  settings: { eachApartFirst: boolean; facilitatorWritesAlong: boolean }
  mayChange: boolean
  /** Supporters and interpreters, for who decides about them. */
  beside: { participantId: string; name: string; role: Role; isLetIn: boolean }[]
  /** Family that came into the plan after private time began, for who is inside. */
  outside: { participantId: string; name: string }[]
}

export interface Steps {
  view(me: Me): Promise<StepsView>
  move(me: Me, to: Step): Promise<void>
  set(me: Me, settings: StepsView['settings']): Promise<void>
}
