import { IconArrowLeft, IconFileTypePdf, IconPencil } from '@tabler/icons-react'
import { Form, redirect } from 'react-router'
import type { VersionSummary } from '#server/versions/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { Changes } from '../versions/Changes.tsx'
import { Compare } from '../versions/Compare.tsx'
import { NotSettled } from '../versions/NotSettled.tsx'
import { VersionCard } from '../versions/VersionCard.tsx'
import type { Route } from './+types/versions'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const [all, standing] = await Promise.all([services.versions.list(me), services.versions.standing(me)])
  const compared = chosen(new URL(request.url).searchParams, all)
  const changes = compared && (await services.versions.changes(me, compared.from, compared.to))
  const decided = compared ? await services.reviews.decisionsBetween(me, compared.from, compared.to) : {}
  return { planId: plan.id, as, children: plan.children, all, standing, compared, changes, decided }
}

/** Two that were chosen, or the newest and the one before it. */
function chosen(asked: URLSearchParams, all: VersionSummary[]): { from: number; to: number } | null {
  const numbers = [Number(asked.get('van')), Number(asked.get('naar'))]
  const known = numbers.filter((number) => all.some((version) => version.number === number))
  const newest = all[0]?.number ?? 0
  const [from, to] = known.length === 2 ? known.sort((a, b) => a - b) : [newest - 1, newest]
  return from && to && from !== to ? { from, to } : null
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const form = await request.formData()
  switch (form.get('intent')) {
    case 'reopen':
      await services.versions.reopen(me)
      return redirect(planPath(plan.id, '', as))
    case 'close':
      if (await services.versions.close(me)) return redirect(planPath(plan.id, '', as))
      return { undoFailed: true }
  }
  throw new Response(null, { status: 400 })
}

export default function VersionsPage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const { versions } = messages
  const language = useLanguage()
  const { planId, as, children, all, standing, compared, changes, decided } = loaderData
  return (
    <PageFrame title={versions.title} planTitle={planTitle(children, language, messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {versions.toPlan}
        </LinkButton>
      </div>
      <h1 tabIndex={-1}>{versions.title}</h1>
      {all.length > 0 ? (
        <p className="lead">{versions.lead}</p>
      ) : (
        <NotSettled planId={planId} as={as} maySettle={standing.maySettle}>
          {versions.none}
        </NotSettled>
      )}
      <div role="alert">{actionData?.undoFailed && <Alert type="warning">{versions.undoFailed}</Alert>}</div>
      {standing.number !== null && !standing.isSettled && (
        <Alert type="info">{versions.draftBanner(standing.number)}</Alert>
      )}
      {all.map((version) => (
        <VersionCard key={version.number} version={version} planId={planId} as={as} />
      ))}
      {standing.mayReopen && (
        <Form method="post" action={planPath(planId, 'versies', as)} className="card stack">
          <p>{versions.reopenText}</p>
          <div>
            <Button type="submit" name="intent" value="reopen" icon={IconPencil}>
              {versions.reopen}
            </Button>
          </div>
        </Form>
      )}
      {compared && changes && (
        <Card
          title={
            compared.to === all[0]?.number
              ? `${versions.changesTitle} ${versions.changesSince(compared.from)}`
              : `${versions.changesTitle} ${versions.changesBetween(compared.from, compared.to)}`
          }
        >
          <Changes changes={changes} decided={decided} />
        </Card>
      )}
      {all.length > 2 && compared && (
        <Compare
          versions={all.map(({ number, at }) => ({ number, date: fullDate(at, language) }))}
          {...compared}
          as={as}
        />
      )}
      {!standing.isSettled && standing.maySettle && (
        <div>
          <LinkButton icon={IconFileTypePdf} to={planPath(planId, 'concept.pdf', as)} reloadDocument>
            {versions.draftFile}
          </LinkButton>
        </div>
      )}
    </PageFrame>
  )
}
