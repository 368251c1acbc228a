import { IconArrowRight, IconFileImport } from '@tabler/icons-react'
import { data, Form, useNavigation } from 'react-router'
import { requestContext, servicesContext } from '#server/context.ts'
import type { Brought, FileProblem } from '#server/exports/import/types.ts'
import { FileField } from '../import/FileField.tsx'
import { readImport } from '../import/import-input.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { NAME_MAX } from '../start/start-input.ts'
import { WhoStarts } from '../start/WhoStarts.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/plan-import'

export async function action({ request, context }: Route.ActionArgs) {
  const { imports, sessions } = context.get(servicesContext)
  const { language, session } = context.get(requestContext)
  // How large the form may be was judged before any of it was read (server/http/acceptable.ts).
  const { values, file, problems } = readImport(await request.formData())
  const { me, myName } = values
  const refuse = (why: FileProblem | null) => data({ done: null, values, problems, why }, { status: 400 })
  if (!file || file.size === 0) return refuse('empty')
  if (Object.keys(problems).length > 0 || (me !== 'parent' && me !== 'youth')) return refuse(null)
  const made = await imports.start({ me, myName, language, file: new Uint8Array(await file.arrayBuffer()) })
  if (!made.ok) return refuse(made.why)
  const userAgent = request.headers.get('user-agent') ?? ''
  const { planId, participantId, brought } = made
  const cookie = await sessions.become(session, { participantId, origin: 'start', device: 'own', userAgent })
  const done = { path: planPath(planId, '', null), brought }
  return data({ done, values, problems, why: null }, { headers: { 'Set-Cookie': cookie } })
}

export default function PlanImport({ actionData }: Route.ComponentProps) {
  const { importing } = useMessages()
  const busy = useNavigation().state !== 'idle'
  const errors = useSentences(actionData)
  if (actionData?.done) return <Ready {...actionData.done} />
  return (
    <PageFrame title={importing.title} narrow>
      <h1>{importing.title}</h1>
      <p className="lead">{importing.intro}</p>
      <ErrorSummary errors={actionData ? errors : null} />
      <Form method="post" encType="multipart/form-data" className="stack" noValidate>
        <Card>
          <div className="stack">
            <FileField error={errors.file} />
            <WhoStarts
              me={actionData?.values.me ?? ''}
              myName={actionData?.values.myName ?? ''}
              errors={errors}
            />
            <div>
              <Button type="submit" variant="primary" size="large" icon={IconFileImport} disabled={busy}>
                {importing.make}
              </Button>
            </div>
          </div>
        </Card>
      </Form>
      <Card title={importing.whatComes}>
        <p>{importing.comes}</p>
        <p>{importing.people}</p>
      </Card>
      <Card title={importing.staysTitle}>
        <p>{importing.stays}</p>
      </Card>
    </PageFrame>
  )
}

function Ready({ path, brought }: { path: string; brought: Brought }) {
  const { importing } = useMessages()
  return (
    <PageFrame title={importing.ready} narrow>
      <h1>{importing.ready}</h1>
      <p className="lead">
        {importing.brought(brought.texts, brought.agreements, brought.goals, brought.people)}
      </p>
      {brought.left > 0 && <p>{importing.left}</p>}
      <p>{importing.people}</p>
      <p>
        <LinkButton variant="primary" size="large" iconEnd={IconArrowRight} to={path}>
          {importing.open}
        </LinkButton>
      </p>
    </PageFrame>
  )
}

function useSentences(answer: Route.ComponentProps['actionData']): Record<string, string> {
  const { importing } = useMessages()
  const sentences: Record<string, string> = {}
  if (!answer) return sentences
  if (answer.why) sentences.file = importing.problems[answer.why]
  for (const [field, problem] of Object.entries(answer.problems))
    sentences[field] = problem === 'tooLong' ? importing.errors.tooLong(NAME_MAX) : importing.errors[problem]
  return sentences
}
