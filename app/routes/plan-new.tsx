import { IconPencil } from '@tabler/icons-react'
import { data, Form, redirect, useNavigation } from 'react-router'
import { inLanguage } from '#plan/template.ts'
import { requestContext, servicesContext } from '#server/context.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { ChildFields } from '../start/ChildFields.tsx'
import { FormChoice } from '../start/FormChoice.tsx'
import {
  checkStart,
  NAME_MAX,
  readValues,
  type StartProblems,
  type StartValues,
} from '../start/start-input.ts'
import { WhoStarts } from '../start/WhoStarts.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/plan-new'

const EMPTY: StartValues = { me: '', myName: '', children: [{ name: '', unborn: false }], templateId: '' }

export function loader({ context }: Route.LoaderArgs) {
  const { templates } = context.get(servicesContext)
  const { language } = context.get(requestContext)
  const forms = templates.list().map((form) => ({
    id: form.id,
    title: inLanguage(form.title, language),
    audience: inLanguage(form.audience, language),
    advice: form.advice ? inLanguage(form.advice, language) : null,
  }))
  return { forms }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { templates, plans, sessions } = context.get(servicesContext)
  const { language, session } = context.get(requestContext)
  const form = await request.formData()
  const values = readValues(form)
  if (form.get('intent') === 'child') {
    return {
      values: { ...values, children: [...values.children, { name: '', unborn: false }] },
      problems: {},
    }
  }
  const checked = checkStart(values, language, (id) => templates.get(id) !== undefined)
  if ('problems' in checked) return data({ values, problems: checked.problems }, { status: 400 })
  const { planId, participantId } = await plans.start(checked.input)
  const userAgent = request.headers.get('user-agent') ?? ''
  const cookie = await sessions.become(session, { participantId, origin: 'start', device: 'own', userAgent })
  return redirect(planPath(planId, '', null), { headers: { 'Set-Cookie': cookie } })
}

export default function PlanNew({ loaderData, actionData }: Route.ComponentProps) {
  const { start, importing } = useMessages()
  const busy = useNavigation().state !== 'idle'
  const values = actionData?.values ?? EMPTY
  const errors = useSentences(actionData?.problems ?? {})
  const [usual, ...others] = loaderData.forms
  const chosen = values.templateId || usual?.id
  return (
    <PageFrame title={start.title} narrow>
      <h1>{start.title}</h1>
      <p className="lead">{start.intro}</p>
      <ErrorSummary errors={actionData ? errors : null} />
      <Form method="post" className="start stack" noValidate>
        {/* Enter in a field begins the plan: a form sends by its first button, and that would be "Nog een kind". */}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
        <Card>
          <div className="stack">
            <WhoStarts me={values.me} myName={values.myName} errors={errors} />
            <ChildFields rows={values.children} errors={errors} />
          </div>
        </Card>
        <Card>
          <fieldset className="stack stack--tight">
            <legend className="field__legend utrecht-form-label">{start.form}</legend>
            {usual && <FormChoice form={usual} checked={chosen === usual.id} first />}
          </fieldset>
          <div className="start__begin">
            <Button type="submit" variant="primary" size="large" icon={IconPencil} disabled={busy}>
              {start.begin}
            </Button>
            <p className="hint">{start.promise}</p>
          </div>
          <details className="disclosure" open={others.some((form) => form.id === chosen)}>
            <summary>{start.otherForms}</summary>
            <p>{start.otherFormsHint}</p>
            <fieldset className="choices">
              <legend className="sr-only">{start.otherForms}</legend>
              {others.map((form) => (
                <FormChoice key={form.id} form={form} checked={chosen === form.id} />
              ))}
            </fieldset>
          </details>
        </Card>
      </Form>
      <div>
        <LinkButton size="small" variant="subtle" to="/plan/importeren">
          {importing.link}
        </LinkButton>
      </div>
    </PageFrame>
  )
}

function useSentences(problems: StartProblems): Record<string, string> {
  const { errors } = useMessages().start
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      field,
      problem === 'tooLong' ? errors.tooLong(NAME_MAX) : errors[problem],
    ]),
  )
}
