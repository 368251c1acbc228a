import { IconArrowLeft } from '@tabler/icons-react'
import { data, redirect } from 'react-router'
import { ChildCard } from '../children/ChildCard.tsx'
import { childForm } from '../children/child-forms.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/children'
import { requireMe } from './require-me.ts'

/** For parents; for anybody else there is no such page. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const rows = await services.children.of(me)
  if (!rows) throw new Response(null, { status: 404, statusText: 'Not Found' })
  const isSaved = new URL(request.url).searchParams.has('bewaard')
  return { planId: plan.id, as, children: plan.children, rows, today: services.children.today(), isSaved }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const wrong = await childForm(services.children, me, await request.formData(), services.children.today())
  if (wrong) return data(wrong, { status: 400 })
  const here = planPath(plan.id, 'kinderen', as)
  return redirect(`${here}${as ? '&' : '?'}bewaard=ja`)
}

export default function ChildrenPage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const { planId, as, rows, today, isSaved } = loaderData
  const title = messages.children.title(rows.length)
  const invite = planPath(planId, 'mensen', as)
  return (
    <PageFrame title={title} planTitle={planTitle(loaderData.children, useLanguage(), messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={invite}>
          {messages.people.title}
        </LinkButton>
      </div>
      <h1>{title}</h1>
      <p className="lead">{messages.children.intro}</p>
      <div role="status">{isSaved && !actionData && <Alert type="ok">{messages.children.saved}</Alert>}</div>
      {rows.map((child) => (
        <ChildCard
          // What was typed belongs to the child as it was.
          key={`${child.id} ${child.isBorn} ${child.name}`}
          child={child}
          answer={actionData ?? null}
          today={today}
          inviteTo={`${invite}${as ? '&' : '?'}uitnodigen=ja`}
        />
      ))}
    </PageFrame>
  )
}
