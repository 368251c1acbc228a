import { IconArrowLeft, IconFileTypePdf, IconPencil } from '@tabler/icons-react'
import { useRef } from 'react'
import { data, Form, redirect } from 'react-router'
import { useLiveAnswers } from '../acceptance/use-live-answers.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { OutcomeQuestions } from '../reviews/OutcomeQuestions.tsx'
import { PictureWithTable } from '../reviews/PictureWithTable.tsx'
import { ReviewDays } from '../reviews/ReviewDays.tsx'
import { ReviewedAgreements } from '../reviews/ReviewedAgreements.tsx'
import { ReviewedFaces, ReviewedScales } from '../reviews/ReviewedNumbers.tsx'
import { actOnReview } from '../reviews/review-actions.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { useSetup } from '../ui/use-setup.ts'
import { Changes } from '../versions/Changes.tsx'
import { NotSettled } from '../versions/NotSettled.tsx'
import type { Route } from './+types/review'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  return {
    planId: plan.id,
    as,
    children: plan.children,
    isYouth: me.role === 'youth',
    page: await services.reviews.page(me),
  }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const done = await actOnReview(services, me, await request.formData())
  if (done === null) throw new Response(null, { status: 400 })
  if (done === 'wrong-day') return data({ done }, { status: 400 })
  return done === 'opened' || done === 'next' ? redirect(planPath(plan.id, 'terugkijken', as)) : { done }
}

export default function ReviewPageRoute({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const { wording } = useSetup()
  const { reviews } = messages
  const { planId, as, children, page, isYouth } = loaderData
  const done = actionData?.done
  const main = useRef<HTMLElement>(null)
  useKeptFocus(main)
  // What one chooses, the others at the same table see at once.
  useLiveAnswers(planId, as, page.version !== null && !page.isChild)
  return (
    <PageFrame title={reviews.title} planTitle={planTitle(children, useLanguage(), messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {reviews.toPlan}
        </LinkButton>
      </div>
      <h1
        tabIndex={-1}
        ref={(heading) => {
          main.current = heading?.closest('main') ?? null
        }}
      >
        {reviews.title}
      </h1>
      <p className="lead">{reviews.lead}</p>
      <div role="status">
        {done === 'saved' && <Alert type="ok">{reviews.saved}</Alert>}
        {done === 'outcome' && <Alert type="ok">{reviews.outcomeSaved}</Alert>}
      </div>
      {!page.isSettled && page.version === null && page.may.plan && (
        <NotSettled planId={planId} as={as} maySettle={page.may.plan}>
          {reviews.notSettled}
        </NotSettled>
      )}
      {page.open && (
        <Alert type="info" title={reviews.roundTitle}>
          <p>{reviews.roundLead}</p>
        </Alert>
      )}
      {page.open === null && page.lastHeld && page.isBeingWritten && (
        <Alert type="info" title={reviews.afterTitle}>
          <p>{reviews.afterText}</p>
          <div>
            <LinkButton size="small" icon={IconPencil} to={planPath(planId, '', as)}>
              {reviews.toWrite}
            </LinkButton>
          </div>
        </Alert>
      )}
      {page.open === null && (
        <ReviewDays planId={planId} as={as} page={page} isDayWrong={done === 'wrong-day'} />
      )}
      <WalkThrough planId={planId} as={as} page={page} isYouth={isYouth} />
      {page.open && page.outcome && <OutcomeQuestions outcome={page.outcome} />}
      {page.open && page.may.close && <CloseReview mayGoOn={page.may.plan} />}
      {page.open && <ReviewDays planId={planId} as={as} page={page} isDayWrong={done === 'wrong-day'} />}
      {page.version !== null && !page.isChild && <p className="hint">{reviews.teamSees(wording)}</p>}
    </PageFrame>
  )
}

type Page = Route.ComponentProps['loaderData']['page']

function WalkThrough(props: { planId: string; as: string | null; page: Page; isYouth: boolean }) {
  const { reviews } = useMessages()
  const { planId, as, page, isYouth } = props
  const { timeline, circleThen, circleNow } = page.pictures
  if (page.version === null && page.faces.length === 0 && !page.isChild) return null
  const shown = page.agreements.length > 0 && (page.open !== null || page.lastHeld !== null || page.isChild)
  return (
    <>
      {shown && <ReviewedAgreements page={page} />}
      <ReviewedScales scales={page.scales} mayGive={page.open !== null} />
      {(page.open !== null || page.faces.length > 0) && (
        <ReviewedFaces planId={planId} as={as} page={page} isYouth={isYouth} />
      )}
      {!page.isChild && page.version !== null && (
        <Card title={reviews.changesTitle}>
          <p>{page.version > 1 ? reviews.changesSince : reviews.changesNone}</p>
          {page.version > 1 && <Changes changes={page.changes} decided={page.changesDecided} />}
          {page.people.came.length > 0 && <p>{reviews.came(page.people.came.join(', '))}</p>}
          {page.people.left.length > 0 && <p>{reviews.left(page.people.left.join(', '))}</p>}
        </Card>
      )}
      {(timeline || circleNow) && (
        <Card title={reviews.picturesTitle}>
          {[timeline, ...page.pictures.faces, circleThen, circleNow].map(
            (drawing) =>
              drawing && (
                <section key={drawing.title} className="stack stack--tight" aria-label={drawing.title}>
                  <h3>{drawing.title}</h3>
                  <PictureWithTable drawing={drawing} />
                </section>
              ),
          )}
          <div>
            <LinkButton icon={IconFileTypePdf} to={planPath(planId, 'terugkijken.pdf', as)} reloadDocument>
              {reviews.pdf}
            </LinkButton>
          </div>
        </Card>
      )}
    </>
  )
}

function CloseReview({ mayGoOn }: { mayGoOn: boolean }) {
  const { reviews } = useMessages()
  return (
    <Card title={reviews.closeTitle}>
      <p>{reviews.closeText}</p>
      <Form method="post" className="form-actions">
        {mayGoOn && (
          <Button type="submit" name="intent" value="next" variant="primary" icon={IconPencil}>
            {reviews.newVersion}
          </Button>
        )}
        <Button type="submit" name="intent" value="close">
          {reviews.closePlain}
        </Button>
      </Form>
    </Card>
  )
}
