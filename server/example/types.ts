import type { PlanDocument } from '#plan/document.ts'
import type { Role } from '#plan/roles.ts'
import type { Language, Template } from '#plan/template.ts'
import type { Session } from '../sessions/types.ts'

export interface Example {
  /** The finished example, to look at. */
  show(): { template: Template; children: { name: string; unborn: boolean }[]; document: PlanDocument }
  /** Makes the example family's plan and lets this browser be its people; returns the plan and who is who. */
  open(
    session: Session | null,
    language: Language,
    userAgent: string,
  ): Promise<{
    planId: string
    /** Null when this browser is everybody already. */
    setCookie: string | null
    people: { participantId: string; name: string; role: Role }[]
  }>
}
