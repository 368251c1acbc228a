import type { ShouldRevalidateFunctionArgs } from 'react-router'
import type { PlanView } from '#server/plans/types.ts'
import { NearbySupport } from '../editor/lists/SupportNearby.tsx'
import { PlanPage } from '../editor/PlanPage.tsx'
import type { PlanData } from '../editor/plan-data.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planTitle } from '../plan-title.ts'
import { WaitingPage } from '../private-time/WaitingPage.tsx'
import { ChildPlan } from '../steps/ChildPlan.tsx'
import { ClosedPage } from '../steps/ClosedPage.tsx'
import stylesheet from '../styles/editor.css?url'
import type { Route } from './+types/plan'
import { requireMe } from './require-me.ts'

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

type Other = Exclude<PlanView, { page: 'write' }>

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan: header, as, services } = await requireMe(context, request, params.planId)
  const keeping = await services.erasing.opened(me)
  const view = await services.plans.view(me)
  const { participantId, name, role, color, presenceHidden } = me
  if (view.page !== 'write') {
    // Of the plan itself nothing: not its form, not its people, not its numbers.
    return {
      page: 'other' as const,
      planId: header.id,
      children: header.children,
      role,
      as,
      view: view as Other,
    }
  }
  await services.log.noteReading(me)
  const [people, scores, passages, comments, facts, acceptance] = await Promise.all([
    services.people.list(me),
    services.scores.list(me),
    services.passages.inPlan(me),
    services.comments.list(me),
    services.passages.facts(me),
    services.acceptance.inPlan(me),
  ])
  const canScore = await services.scores.mayGive(me)
  const data: PlanData = {
    header,
    document: view.document,
    me: { participantId, name, role, color, presenceHidden, canWrite: view.canWrite, canScore },
    participants: people
      .filter((person) => person.status === 'joined')
      .map((person) => ({
        participantId: person.participantId,
        name: person.name,
        role: person.role,
        color: person.color,
      })),
    scores,
    comments,
    acceptance,
    passages,
    conditions: facts.all.filter(({ condition }) => condition !== null),
    standing: view.room === 'plan' ? await services.versions.standing(me) : null,
    following: view.room === 'plan' ? await services.followUp.notice(me) : null,
    decided: view.room === 'plan' ? await services.reviews.decided(me) : null,
    hand: await services.guiding.hand(me),
    room: view.room,
    privateTime: view.privateTime,
    keeping,
    as,
  }
  const near = await services.organisations.ofPlan(header.id)
  const support = near ? await services.organisations.support(near.id) : []
  return { page: 'write' as const, data, support }
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
  if (loaderData.page === 'other') return <NotToWrite {...loaderData} />
  const { data, support } = loaderData
  // Another plan, or another person, begins with nothing of this one.
  return (
    <NearbySupport value={support}>
      <PlanPage key={`${data.header.id} ${data.as}`} data={data} />
    </NearbySupport>
  )
}

type NotToWriteProps = Extract<Route.ComponentProps['loaderData'], { page: 'other' }>

function NotToWrite({ planId, children, role, as, view }: NotToWriteProps) {
  const messages = useMessages()
  const place = { planId, as, title: planTitle(children, useLanguage(), messages) }
  if (view.page === 'waiting') return <WaitingPage {...place} {...view} />
  if (view.page === 'child')
    return <ChildPlan {...place} role={role} plan={view.plan} isPrivateTime={view.isPrivateTime} />
  return <ClosedPage {...place} role={role} why={view.why} />
}
