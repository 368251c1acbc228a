import { IconArrowLeft, IconCheck } from '@tabler/icons-react'
import { Form, redirect } from 'react-router'
import { STEPS } from '#plan/rights/steps.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { DifferenceCard } from '../private-time/DifferenceCard.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/fields.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/family-time'
import { requireMe } from './require-me.ts'

/** Only who is inside, and only once the family is done: everybody else is sent to the plan, which says what it says. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const choice = await services.privateTime.choice(me)
  if (!choice?.isChoosing) throw redirect(planPath(plan.id, '', as))
  return { planId: plan.id, children: plan.children, as, choice }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const form = await request.formData()
  const toPlan = () => redirect(planPath(plan.id, '', as))
  switch (form.get('intent')) {
    case 'end':
      await services.privateTime.end(me)
      return redirect(planPath(plan.id, 'familietijd', as))
    case 'go-on':
      await services.privateTime.goOn(me)
      return toPlan()
    case 'show':
      // Of two at once the first is heard; the other comes to the same plan.
      await services.privateTime.show(
        me,
        form.getAll('show').map(String),
        STEPS.find((step) => step === form.get('to')),
      )
      return toPlan()
  }
  throw new Response(null, { status: 400 })
}

export default function FamilyTimePage({ loaderData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { children, choice } = loaderData
  const { release } = messages.steps
  const { differences, mayShow, backTo } = choice
  return (
    <PageFrame title={release.title} planTitle={planTitle(children, language, messages)} narrow>
      <h1>{release.title}</h1>
      <p className="lead">{differences.length > 0 ? release.intro : release.nothing}</p>
      <Form method="post" className="stack">
        {differences.map((difference, index) => (
          <DifferenceCard key={difference.id} difference={difference} index={index} mayChoose={mayShow} />
        ))}
        {mayShow ? (
          <>
            <Alert type="warning">
              <p>{release.warning}</p>
            </Alert>
            {backTo && (
              <RadioGroup
                legend={release.whereTo}
                name="to"
                defaultValue="agree"
                choices={[
                  { value: 'agree', label: release.toAgree },
                  { value: backTo, label: messages.steps.back(messages.steps.step[backTo].name) },
                ]}
              />
            )}
            <div className="form-actions">
              <Button type="submit" variant="primary" icon={IconCheck} name="intent" value="show">
                {release.confirm}
              </Button>
            </div>
          </>
        ) : (
          <p>{release.onlyLeading}</p>
        )}
      </Form>
      {mayShow && (
        <Form method="post" className="stack">
          <p className="muted">{release.goOnHint}</p>
          <div>
            <Button type="submit" icon={IconArrowLeft} name="intent" value="go-on">
              {release.goOn}
            </Button>
          </div>
        </Form>
      )}
    </PageFrame>
  )
}
