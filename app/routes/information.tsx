import { IconArrowLeft } from '@tabler/icons-react'
import { data, redirect } from 'react-router'
import { FactForm } from '../information/FactForm.tsx'
import { FactList } from '../information/FactList.tsx'
import {
  checkFact,
  type FactProblems,
  type FactValues,
  NO_FACT,
  readFact,
} from '../information/fact-input.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/information'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const isInformant = me.role === 'informant'
  const question = isInformant ? await services.plans.mainQuestion(me) : null
  const facts = await services.passages.facts(me)
  if (question !== null || facts.all.some(({ isMine }) => !isMine)) await services.log.noteReading(me)
  return {
    planId: plan.id,
    as,
    children: plan.children,
    isInformant,
    question,
    facts,
  }
}

interface Answer {
  values: FactValues
  problems: FactProblems
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const form = await request.formData()
  const fact = String(form.get('fact') ?? '')
  const { passages } = services
  switch (form.get('intent')) {
    case 'write': {
      const values = readFact(form)
      const checked = checkFact(values)
      if ('problems' in checked) return data<Answer>({ values, problems: checked.problems }, { status: 400 })
      await passages.writeFact(me, checked.input)
      break
    }
    case 'change':
      await passages.changeFact(me, fact, readFact(form).words)
      break
    case 'erase':
      await passages.eraseFact(me, fact)
      break
    case 'leave-out':
      await passages.leaveOut(me, fact, true)
      break
    case 'take-up':
      await passages.leaveOut(me, fact, false)
      break
    default:
      throw new Response(null, { status: 400 })
  }
  return redirect(planPath(plan.id, 'informatie', as))
}

export default function InformationPage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const { information } = messages
  const { planId, as, isInformant, question, facts } = loaderData
  const title = planTitle(loaderData.children, useLanguage(), messages)
  return (
    <PageFrame title={information.title} planTitle={title} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {information.toPlan}
        </LinkButton>
      </div>
      <h1>{information.title}</h1>
      <p className="lead">{isInformant ? information.leadOwn : information.leadRead}</p>
      {question !== null && (
        <Card title={information.question}>
          <p className="passage__words" dir="auto">
            {question}
          </p>
        </Card>
      )}
      {isInformant && !facts.mayWrite && <Alert>{information.closed}</Alert>}
      {facts.mayWrite && (
        <FactForm
          key={facts.all.length}
          values={actionData?.values ?? NO_FACT}
          problems={actionData?.problems ?? null}
        />
      )}
      <Card>
        {facts.all.length === 0 && <p className="muted">{information.none}</p>}
        <FactList facts={facts.all} />
      </Card>
    </PageFrame>
  )
}
