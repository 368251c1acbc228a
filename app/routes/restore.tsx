import { IconArrowLeft, IconRestore } from '@tabler/icons-react'
import { Form, redirect } from 'react-router'
import type { Me, PlanHeader } from '#server/plans/types.ts'
import type { Services } from '#server/services.ts'
import { PointList } from '../keeping/PointList.tsx'
import { ReadPlan } from '../keeping/ReadPlan.tsx'
import { clockTime, dayName } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { DifferenceCard } from '../private-time/DifferenceCard.tsx'
import stylesheet from '../styles/editor.css?url'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/restore'
import { requireMe } from './require-me.ts'

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const query = new URL(request.url).searchParams
  const id = query.get('bekijk')
  const page = await services.restore.page(me)
  if (page) await services.log.noteReading(me)
  return {
    planId: plan.id,
    as,
    children: plan.children,
    page,
    one: id !== null && page !== null ? await onePoint(services, me, plan, id) : null,
    done: query.get('klaar'),
  }
}

/** Only where a plan is read: the list of moments, and who sees none, need no form. */
async function onePoint({ restore }: Services, me: Me, { template }: PlanHeader, id: string) {
  return { ...(await restore.look(me, id)), template }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const form = await request.formData()
  const id = form.get('moment')
  if (form.get('intent') !== 'put-back' || typeof id !== 'string') throw new Response(null, { status: 400 })
  const isDone = await services.restore.putBack(me, id)
  const here = planPath(plan.id, 'eerder', as)
  return redirect(`${here}${as ? '&' : '?'}klaar=${isDone ? 'terug' : 'gelijk'}`)
}

export default function RestorePage({ loaderData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { restore } = messages.keeping
  const { planId, as, page, one, done } = loaderData
  const here = planPath(planId, 'eerder', as)
  const at = (point: string) => `${here}${as ? '&' : '?'}bekijk=${encodeURIComponent(point)}`
  return (
    <PageFrame title={restore.title} planTitle={planTitle(loaderData.children, language, messages)} narrow>
      <div>
        <LinkButton
          size="small"
          variant="subtle"
          icon={IconArrowLeft}
          to={one ? here : planPath(planId, '', as)}
        >
          {one ? restore.back : messages.people.toPlan}
        </LinkButton>
      </div>
      {one ? (
        <OnePoint {...one} here={here} />
      ) : (
        <>
          <h1>{restore.title}</h1>
          <p className="lead">{restore.intro}</p>
          <div role="status">
            {done === 'terug' && (
              <Alert type="ok">
                <p>
                  {restore.done} {restore.undo}
                </p>
              </Alert>
            )}
            {done === 'gelijk' && <Alert>{restore.nothing}</Alert>}
          </div>
          {page?.isPrivateTime && (
            <Alert>
              <p>{restore.private}</p>
            </Alert>
          )}
          {page === null && <p>{restore.closed}</p>}
          {page?.points.length === 0 && <p>{restore.none}</p>}
          {page && <PointList points={page.points} at={at} />}
          {page && page.points.length > 0 && <p className="muted">{restore.since}</p>}
        </>
      )}
    </PageFrame>
  )
}

type OnePointProps = NonNullable<Route.ComponentProps['loaderData']['one']> & {
  here: string
}

/** To read: what is different now, the button, and the whole plan of then. */
function OnePoint({ point, document, differences, template, here }: OnePointProps) {
  const { restore } = useMessages().keeping
  const language = useLanguage()
  const moment = restore.at(dayName(point.at, language), clockTime(point.at, language))
  return (
    <>
      <h1>{restore.one(moment)}</h1>
      <p className="lead">{differences.length === 0 ? restore.same : restore.oneIntro}</p>
      {differences.length > 0 && (
        <>
          <h2>{restore.differences}</h2>
          {differences.map((difference, index) => (
            <DifferenceCard key={difference.id} difference={difference} index={index} mayChoose={false} />
          ))}
          <Form method="post" action={here} className="stack">
            <p>{restore.putBackText}</p>
            <input type="hidden" name="moment" value={point.id} />
            <div className="form-actions">
              <Button type="submit" variant="primary" icon={IconRestore} name="intent" value="put-back">
                {restore.putBack}
              </Button>
            </div>
          </Form>
        </>
      )}
      <h2>{restore.whole}</h2>
      <ReadPlan template={template} document={document} />
    </>
  )
}
