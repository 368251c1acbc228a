import { IconArrowLeft, IconLock } from '@tabler/icons-react'
import { Form, redirect } from 'react-router'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Checkbox, TextField } from '../ui/fields.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { Lacks } from '../versions/Lacks.tsx'
import { readReviewDay } from '../versions/review-input.ts'
import type { Route } from './+types/settle'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const readiness = await services.versions.readiness(me)
  return {
    planId: plan.id,
    as,
    children: plan.children,
    isProven: me.origin !== 'return' && !me.shares,
    readiness,
  }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const form = await request.formData()
  const review = readReviewDay(form)
  if (!review.ok) return { problem: 'review' as const }
  const answer = await services.versions.settle(me, {
    seen: String(form.get('seen') ?? ''),
    reviewOn: review.day,
  })
  if (answer.state === 'settled') return redirect(planPath(plan.id, 'versies', as))
  return { problem: answer.state }
}

export default function SettlePage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const { versions } = messages
  const { planId, as, children, readiness, isProven } = loaderData
  const { blocks, isAlone, isSettled, isPrivateTime, nextNumber, maySettle } = readiness
  const stops = [
    ...blocks.map((block) => versions.blocked[block]),
    isSettled && versions.already(nextNumber - 1),
    isPrivateTime && versions.privateTime,
    !isPrivateTime && !maySettle && (isProven ? versions.notYours : versions.needsProof),
  ].filter((sentence) => sentence !== false)
  return (
    <PageFrame title={versions.settleTitle} planTitle={planTitle(children, useLanguage(), messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {versions.toPlan}
        </LinkButton>
      </div>
      <h1 tabIndex={-1}>{versions.settleTitle}</h1>
      <p className="lead">{versions.settleLead}</p>
      <div role="alert">
        {actionData?.problem === 'changed' && !isSettled && <Alert type="warning">{versions.changed}</Alert>}
      </div>
      {stops.map((sentence) => (
        <Alert key={sentence} type="info">
          {sentence}
        </Alert>
      ))}
      {isAlone && (
        <Card>
          <p>{versions.alone}</p>
          <div>
            <LinkButton to={planPath(planId, 'mensen', as)}>{versions.askSomebody}</LinkButton>
          </div>
        </Card>
      )}
      {!isSettled && <Lacks lacks={readiness.lacks} planId={planId} as={as} />}
      {stops.length === 0 && (
        <SettleForm readiness={readiness} isReviewWrong={actionData?.problem === 'review'} />
      )}
    </PageFrame>
  )
}

type Readiness = Route.ComponentProps['loaderData']['readiness']

function SettleForm({ readiness, isReviewWrong }: { readiness: Readiness; isReviewWrong: boolean }) {
  const { versions } = useMessages()
  const { seen, reviewOn, nextNumber, today } = readiness
  return (
    <Form method="post" className="card stack">
      <input type="hidden" name="seen" value={seen} />
      <h2 className="card__title">{versions.reviewTitle}</h2>
      <Checkbox name="review" value="yes" defaultChecked label={versions.reviewHas} />
      <TextField
        type="date"
        name="reviewOn"
        label={versions.reviewDate}
        description={versions.reviewHint}
        error={isReviewWrong ? versions.reviewWrong : undefined}
        defaultValue={reviewOn}
        min={today}
      />
      <p>{versions.settleText(nextNumber)}</p>
      <div className="form-actions">
        <Button type="submit" variant="primary" size="large" icon={IconLock}>
          {versions.settle}
        </Button>
      </div>
    </Form>
  )
}
