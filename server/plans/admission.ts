/** Who may enter a plan's room: the session of the cookie, the person of this tab, and the table of rights. */
import { mayReadPlan, mayWritePlan } from '#plan/access.ts'
import { CLOSE } from '#plan/close-codes.ts'
import type { Admit } from '../collaboration/admission.ts'
import type { Plans, Sessions } from '../services.ts'

export function createAdmission(options: { sessions: Sessions; plans: Plans }): Admit {
  const { sessions, plans } = options
  return async ({ cookie, sessionId, planId, kind, as }) => {
    const session = sessionId ? await sessions.ofId(sessionId) : await sessions.ofCookie(cookie)
    if (!session) return { refused: CLOSE.NOT_SIGNED_IN }
    const me = await plans.me(session, planId, as ?? null)
    const plan = await plans.header(planId)
    // Somebody who was removed is told so; a stranger learns nothing, not even that the plan exists.
    if (!plan || !session.people.some((person) => person.planId === planId))
      return { refused: CLOSE.NO_SUCH_PLAN }
    if (!me || kind !== 'plan' || !mayReadPlan(me)) return { refused: CLOSE.NO_ACCESS }
    return {
      visitor: {
        sessionId: session.id,
        participantId: me.participantId,
        name: me.name,
        color: me.color,
        presenceHidden: me.presenceHidden,
        access: mayWritePlan(me) ? 'write' : 'read',
        roomId: plan.roomId,
      },
    }
  }
}
