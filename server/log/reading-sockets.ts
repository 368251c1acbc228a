/** A connection to the plan is reading too, also where no page was opened (AG6). */
import type { Admit } from '../collaboration/admission.ts'
import type { Plans } from '../plans/types.ts'
import type { Sessions } from '../sessions/types.ts'
import type { FamilyLog } from './types.ts'

export function notingReads(
  admit: Admit,
  { plans, sessions, log }: { plans: Plans; sessions: Sessions; log: Pick<FamilyLog, 'noteReading'> },
): Admit {
  return async (knock) => {
    const answer = await admit(knock)
    if ('refused' in answer) return answer
    const me = await plans.me(
      await sessions.ofId(answer.visitor.sessionId),
      knock.planId,
      answer.visitor.participantId,
    )
    if (me) await log.noteReading(me)
    return answer
  }
}
