import { IconCheck, IconDownload } from '@tabler/icons-react'
import { data, Form, redirect } from 'react-router'
import { outcomeDrawing } from '#plan/reviews/outcome-drawing.ts'
import { OUTCOME_QUESTIONS, STARTING_AMBITION } from '#plan/reviews/outcomes.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { readAmbition } from '../reviews/ambition-input.ts'
import { PictureWithTable } from '../reviews/PictureWithTable.tsx'
import { TeamFrame } from '../team/TeamFrame.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/fields.tsx'
import type { Route } from './+types/quality'
import { requireStaff } from './require-staff.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { staff, services } = requireStaff(context, 'quality')
  const [outcomes, organisation] = await Promise.all([
    services.quality.outcomes(staff),
    services.organisations.get(staff.organisation.id),
  ])
  return {
    staff,
    outcomes,
    ambition: organisation?.settings.ambition ?? STARTING_AMBITION,
    isSaved: new URL(request.url).searchParams.has('bewaard'),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { staff, services } = requireStaff(context, 'quality')
  const read = readAmbition(await request.formData())
  if ('wrong' in read) return data({ wrong: read.wrong }, { status: 400 })
  await services.organisations.set(staff.organisation.id, { ambition: read.ambition })
  return redirect('/beheer/cijfers?bewaard=ja')
}

export default function QualityPage({ loaderData, actionData }: Route.ComponentProps) {
  const { quality, reviews } = useMessages()
  const language = useLanguage()
  const { staff, outcomes, ambition, isSaved } = loaderData
  const wrong = actionData?.wrong ?? []
  const errors = Object.fromEntries(wrong.map((question) => [question, quality.ambitionWrong]))
  const drawn = OUTCOME_QUESTIONS.map((question) => {
    const title = reviews.outcomeQuestions[question]
    const points = outcomes[question]
    return { question, title, points, drawing: outcomeDrawing(title, points, ambition[question], language) }
  })
  const isAny = drawn.some(({ points }) => points.length > 0)
  return (
    <TeamFrame title={quality.title} staff={staff} narrow>
      <h1>{quality.title}</h1>
      <p className="lead">{quality.lead}</p>
      <div role="status">
        {isSaved && wrong.length === 0 && <Alert type="ok">{quality.ambitionSaved}</Alert>}
      </div>
      <ErrorSummary errors={wrong.length > 0 ? errors : null} />
      {drawn.map(({ question, title, points, drawing }) => (
        <Card key={question} title={title}>
          <p>
            {quality.ambitionOf(ambition[question])}{' '}
            {ambition[question] === STARTING_AMBITION[question] && quality.start}
          </p>
          {points.length === 0 ? <p>{quality.none}</p> : <PictureWithTable drawing={drawing} />}
        </Card>
      ))}
      <p className="hint">{quality.small}</p>
      <details className="disclosure" open={wrong.length > 0 || undefined}>
        <summary>{quality.ambitionTitle}</summary>
        <Form method="post" className="disclosure__body stack" noValidate>
          <p>{quality.ambitionHint}</p>
          {OUTCOME_QUESTIONS.map((question) => (
            <TextField
              key={question}
              name={question}
              label={quality.ambitionFor(reviews.outcomeQuestions[question])}
              error={errors[question]}
              type="number"
              inputMode="numeric"
              min={1}
              max={100}
              defaultValue={ambition[question]}
            />
          ))}
          <div className="form-actions">
            <Button type="submit" variant="primary" icon={IconCheck}>
              {quality.ambitionSave}
            </Button>
          </div>
        </Form>
      </details>
      {isAny && (
        <Card title={quality.files}>
          <div className="cluster">
            <LinkButton icon={IconDownload} to="/beheer/cijfers.csv" reloadDocument>
              {quality.csv}
            </LinkButton>
            <LinkButton icon={IconDownload} to="/beheer/cijfers.json" reloadDocument>
              {quality.json}
            </LinkButton>
          </div>
        </Card>
      )}
    </TeamFrame>
  )
}
