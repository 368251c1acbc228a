import type { ShouldRevalidateFunctionArgs } from 'react-router'
import { mayReadPlan, mayWritePlan } from '#plan/access.ts'
import { PlanPage } from '../editor/PlanPage.tsx'
import type { PlanData } from '../editor/plan-data.ts'
import stylesheet from '../styles/editor.css?url'
import type { Route } from './+types/plan'
import { requireMe } from './require-me.ts'

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export async function loader({ context, request, params }: Route.LoaderArgs): Promise<PlanData> {
  const { me, plan: header, as, services } = await requireMe(context, request, params.planId)
  if (!mayReadPlan(me)) throw new Response(null, { status: 403 })
  await services.log.noteReading(me)
  const [document, people, scores] = await Promise.all([
    services.plans.document(header.id),
    services.people.list(me),
    services.scores.list(me),
  ])
  const { participantId, name, role, color, presenceHidden } = me
  return {
    header,
    document,
    me: { participantId, name, role, color, presenceHidden, canWrite: mayWritePlan(me) },
    participants: people
      .filter((person) => person.status === 'joined')
      .map((person) => ({
        participantId: person.participantId,
        name: person.name,
        role: person.role,
        color: person.color,
      })),
    scores,
    as,
  }
}

/** Going to another question of the same plan asks the server nothing; what others change comes by itself. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  const samePage = currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
  const samePerson = currentUrl.searchParams.get('als') === nextUrl.searchParams.get('als')
  return samePage && samePerson && !formMethod ? false : defaultShouldRevalidate
}

export default function Plan({ loaderData }: Route.ComponentProps) {
  // Another plan, or another person, begins with nothing of this one.
  return <PlanPage key={`${loaderData.header.id} ${loaderData.as}`} data={loaderData} />
}
