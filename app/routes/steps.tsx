import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { redirect } from 'react-router'
import { STEPS, type Step } from '#plan/rights/steps.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { BeginPrivateTime } from '../private-time/BeginPrivateTime.tsx'
import { WhoMayBeThere } from '../private-time/WhoMayBeThere.tsx'
import { HowWeWork } from '../steps/HowWeWork.tsx'
import { MoveStep } from '../steps/MoveStep.tsx'
import { StepList } from '../steps/StepList.tsx'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/steps'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const [view, agreeing] = await Promise.all([services.steps.view(me), services.acceptance.inPlan(me)])
  const mayAgree = view.step === 'agree' && agreeing !== null
  return { planId: plan.id, children: plan.children, as, steps: view, mayAgree }
}

const isStep = (value: unknown): value is Step => STEPS.includes(value as Step)

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const { privateTime, steps } = services
  const form = await request.formData()
  const [to, person] = [form.get('to'), String(form.get('person') ?? '')]
  const toPlan = () => redirect(planPath(plan.id, '', as))
  switch (form.get('intent')) {
    case 'begin':
      await privateTime.begin(me)
      return toPlan()
    case 'move':
      if (!isStep(to)) break
      await steps.move(me, to)
      return redirect(planPath(plan.id, 'stappen', as))
    case 'settings':
      await steps.set(me, {
        eachApartFirst: form.has('eachApartFirst'),
        facilitatorWritesAlong: form.has('facilitatorWritesAlong'),
      })
      return { saved: true }
    case 'let-in':
    case 'keep-out':
      await privateTime.setBeside(me, person, form.get('intent') === 'let-in')
      return { saved: true }
    case 'let-in-late':
      await privateTime.letIn(me, person)
      return { saved: true }
    case 'call':
    case 'call-back':
      await privateTime.call(me, form.get('intent') === 'call')
      return toPlan()
    case 'leave':
      await privateTime.leave(me)
      return toPlan()
    case 'come-back':
      await privateTime.comeBack(me)
      return toPlan()
  }
  throw new Response(null, { status: 400 })
}

export default function StepsPage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { planId, children, as, steps } = loaderData
  const words = messages.steps
  return (
    <PageFrame title={words.title} planTitle={planTitle(children, language, messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {words.toPlan}
        </LinkButton>
      </div>
      <h1>{words.title}</h1>
      <p className="lead">
        {steps.hasFacilitator || steps.step !== 'agree' ? words.intro : words.introAlone}
      </p>
      <div role="status">{actionData?.saved && <Alert type="ok">{words.saved}</Alert>}</div>
      <StepList steps={steps.steps} now={steps.step} />
      {loaderData.mayAgree && (
        <div>
          <LinkButton iconEnd={IconArrowRight} to={planPath(planId, 'akkoord', as)}>
            {messages.acceptance.inPlan.link}
          </LinkButton>
        </div>
      )}
      {steps.step === 'follow' && (
        <div>
          <LinkButton iconEnd={IconArrowRight} to={planPath(planId, 'volgen', as)}>
            {messages.followUp.title}
          </LinkButton>
          <LinkButton iconEnd={IconArrowRight} to={planPath(planId, 'terugkijken', as)}>
            {messages.reviews.title}
          </LinkButton>
        </div>
      )}
      {steps.step === 'share' && (
        <div>
          <LinkButton iconEnd={IconArrowRight} to={planPath(planId, 'delen', as)}>
            {messages.sharing.title}
          </LinkButton>
        </div>
      )}
      <BeginPrivateTime planId={planId} as={as} steps={steps} />
      {steps.mayMoveTo.length > 0 ? (
        <MoveStep steps={steps} />
      ) : (
        steps.step !== 'private' && <p className="muted">{words.notYours}</p>
      )}
      <WhoMayBeThere beside={steps.beside} outside={steps.outside} />
      {steps.mayChange && <HowWeWork settings={steps.settings} />}
    </PageFrame>
  )
}
