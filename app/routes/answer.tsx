import { data, Form } from 'react-router'
import { servicesContext } from '#server/context.ts'
import { CheckButtons } from '../follow-up/CheckButtons.tsx'
import { answerIn, textOf } from '../follow-up/follow-actions.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { ANSWER, keptLink } from '../sign-in/link-cookie.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Textarea } from '../ui/fields.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/answer'

export async function loader({ request, context }: Route.LoaderArgs) {
  const token = keptLink(ANSWER, request)
  const opened = token
    ? await context.get(servicesContext).followUp.opened(token)
    : { state: 'gone' as const }
  return data(opened, { status: opened.state === 'gone' ? 410 : 200 })
}

export async function action({ request, context }: Route.ActionArgs) {
  const { followUp } = context.get(servicesContext)
  const form = await request.formData()
  const token = keptLink(ANSWER, request)
  const answer = form.has('take-back') ? null : answerIn(form)
  const state = token ? await followUp.answerByLink(token, answer, textOf(form, 'words')) : 'gone'
  const status = { ready: 200, 'not-now': 409, gone: 410 }[state]
  return data({ saved: state !== 'ready' ? null : answer === null ? 'taken-back' : 'answer' }, { status })
}

export default function AnswerPage({ loaderData, actionData }: Route.ComponentProps) {
  const { followUp } = useMessages()
  const { link } = followUp
  if (loaderData.state !== 'ready') {
    const words = loaderData.state === 'gone' ? link.gone : link.notNow
    return (
      <PageFrame title={words.title} narrow>
        <h1>{words.title}</h1>
        <p className="lead">{words.text}</p>
      </PageFrame>
    )
  }
  const { what, when, isMine, mine } = loaderData
  return (
    <PageFrame title={link.title} narrow>
      <h1>{link.title}</h1>
      <div className="card acceptance">
        <div className="stack stack--tight">
          <p className="acceptance__what" id="afspraak" dir="auto">
            {what.trim() || when}
          </p>
          {what.trim() !== '' && when.trim() !== '' && <p dir="auto">{when}</p>}
          <p className="hint">{isMine ? link.own : link.view}</p>
        </div>
        {actionData?.saved && (
          <Alert type="ok" role="status">
            <p>{actionData.saved === 'answer' ? link.saved : link.takenBack}</p>
          </Alert>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: reason: a fieldset would draw a frame around the buttons. */}
        <div role="group" aria-labelledby="afspraak">
          <Form method="post" className="stack">
            <CheckButtons pressed={mine?.answer ?? null} takeBack="ja" />
            {mine && (
              <>
                <Textarea
                  label={followUp.words}
                  optional
                  name="words"
                  rows={2}
                  maxLength={500}
                  defaultValue={mine.words ?? ''}
                />
                <div className="cluster">
                  <Button type="submit" name="answer" value={mine.answer}>
                    {followUp.saveWords}
                  </Button>
                  <Button type="submit" variant="subtle" name="take-back" value="ja">
                    {followUp.takeBack}
                  </Button>
                </div>
              </>
            )}
          </Form>
        </div>
      </div>
      <p className="hint">{link.only}</p>
    </PageFrame>
  )
}
