import { IconArrowLeft } from '@tabler/icons-react'
import { useLiveAnswers } from '../acceptance/use-live-answers.ts'
import { AttentionCard } from '../follow-up/AttentionCard.tsx'
import { FollowedGroup } from '../follow-up/FollowedGroup.tsx'
import { actOnFollowing } from '../follow-up/follow-actions.ts'
import { OnPaper } from '../follow-up/OnPaper.tsx'
import { Reminders } from '../follow-up/Reminders.tsx'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { NotSettled } from '../versions/NotSettled.tsx'
import type { Route } from './+types/follow'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const page = await services.followUp.page(me)
  const maySettle = page.state === 'nothing' && (await services.versions.standing(me)).maySettle
  return { planId: plan.id, as, children: plan.children, page, maySettle }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, services } = await requireMe(context, request, params.planId)
  return actOnFollowing(me, services.followUp, await request.formData())
}

export default function FollowPage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { followUp } = messages
  const { planId, as, page } = loaderData
  useLiveAnswers(planId, as, page.state === 'open')
  return (
    <PageFrame title={followUp.title} planTitle={planTitle(loaderData.children, language, messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {followUp.toPlan}
        </LinkButton>
      </div>
      <h1>{followUp.title}</h1>
      {page.state === 'open' ? (
        <Open {...loaderData} page={page} given={actionData} />
      ) : page.state === 'unproven' ? (
        <Alert type="warning" title={followUp.unproven.title}>
          <p>{followUp.unproven.text}</p>
          <div>
            <LinkButton to={planPath(planId, 'ik', as)}>{followUp.unproven.link}</LinkButton>
          </div>
        </Alert>
      ) : page.state === 'private' ? (
        <Alert type="info">
          <p>{followUp.privateTime}</p>
        </Alert>
      ) : (
        <NotSettled planId={planId} as={as} maySettle={loaderData.maySettle}>
          {followUp.nothing}
        </NotSettled>
      )}
    </PageFrame>
  )
}

type Data = Route.ComponentProps['loaderData']
type OpenProps = Data & {
  page: Extract<Data['page'], { state: 'open' }>
  given: Route.ComponentProps['actionData']
}

function Open({ page, planId, as, given }: OpenProps) {
  const { followUp } = useMessages()
  const language = useLanguage()
  const here = planPath(planId, 'volgen', as)
  const { agreements, attention, isKeeper, keepers, otherwise } = page
  return (
    <>
      <p className="lead">{agreements.length === 0 ? followUp.noAgreements : followUp.lead}</p>
      {given?.isLate && (
        <Alert type="warning" role="alert">
          <p>{followUp.free.late}</p>
        </Alert>
      )}
      <AttentionCard attention={attention} agreements={agreements} isKeeper={isKeeper} />
      {agreements.map((agreement) => (
        <FollowedGroup key={agreement.id} agreement={agreement} otherwise={otherwise} here={here} />
      ))}
      {keepers.length > 0 && (
        <p className="muted">{followUp.keepers(new Intl.ListFormat(language).format(keepers))}</p>
      )}
      {agreements.length > 0 && <OnPaper page={page} planId={planId} as={as} here={here} given={given} />}
      <Reminders page={page} planId={planId} as={as} here={here} given={given} />
    </>
  )
}
