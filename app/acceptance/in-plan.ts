/** What the plan page knows of the answers: the loader reads it, and it comes again when somebody answers. */
import { createContext, use } from 'react'
import type { AgreementState } from '#server/acceptance/types.ts'

interface InPlan {
  states: readonly AgreementState[]
  /** The page for agreeing. */
  to: string
}

export const InPlanContext = createContext<InPlan | null>(null)
export const useInPlan = (): InPlan | null => use(InPlanContext)
