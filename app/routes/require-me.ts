import type { RouterContextProvider } from 'react-router'
import { requestContext, servicesContext } from '#server/context.ts'
import type { Me, PlanHeader } from '#server/plans/types.ts'
import type { Services } from '#server/services.ts'
import type { Session } from '#server/sessions/types.ts'
import { asOf } from '../plan-path.ts'

/**
 * The person asking and the plan asked for. A stranger gets the same answer for a plan that does not exist and for
 * somebody else's (R-E27): 404.
 */
export async function requireMe(
  context: Readonly<RouterContextProvider>,
  request: Request,
  planId: string,
): Promise<{ me: Me; plan: PlanHeader; as: string | null; services: Services; session: Session }> {
  const services = context.get(servicesContext)
  const { session } = context.get(requestContext)
  const as = asOf(request)
  const me = await services.plans.me(session, planId, as)
  const plan = me && (await services.plans.header(planId))
  if (!me || !plan || !session) {
    await services.people.noteRefusal(session, planId)
    throw new Response(null, { status: 404 })
  }
  return { me, plan, as, services, session }
}
