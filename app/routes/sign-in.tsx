import { IconArrowRight } from '@tabler/icons-react'
import { data, Form, redirect, useNavigation } from 'react-router'
import { requestContext, servicesContext } from '#server/context.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { DeviceQuestion, deviceIn } from '../sign-in/DeviceQuestion.tsx'
import { GoneLink } from '../sign-in/GoneLink.tsx'
import { dropLink, keptLink, SIGN_IN } from '../sign-in/link-cookie.ts'
import { text } from '../sign-in/own-code.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/fields.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/sign-in'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { signIn, plans } = context.get(servicesContext)
  const { session } = context.get(requestContext)
  const token = keptLink(SIGN_IN, request)
  const state = token ? await signIn.open(token, request.headers.get('cookie')) : 'gone'
  const here = await plans.ofSession(session)
  const names = [...new Set(here.map((plan) => plan.name))]
  return data({ state, names }, { status: state === 'gone' ? 410 : 200 })
}

export async function action({ request, context }: Route.ActionArgs) {
  const { signIn, sessions, plans, setup } = context.get(servicesContext)
  const { session } = context.get(requestContext)
  const form = await request.formData()
  const token = keptLink(SIGN_IN, request)
  const cookies = request.headers.get('cookie')
  if (!token || (await signIn.open(token, cookies)) === 'gone') throw redirect('/inloggen')
  const finished = await signIn.finish(token, cookies, text(form, 'code') || null)
  if (!finished) return data({ wrong: true }, { status: 400 })

  const cookie = await sessions.become(session, {
    participantId: finished.participantIds,
    origin: 'mail',
    device: deviceIn(form),
    userAgent: request.headers.get('user-agent') ?? '',
  })
  const headers = new Headers({ 'Set-Cookie': dropLink(SIGN_IN, setup) })
  headers.append('Set-Cookie', cookie)
  const now = await plans.ofSession(await sessions.ofCookie(cookie.split(';', 1)[0]))
  const mine = now.filter((plan) => finished.participantIds.includes(plan.participantId))
  const [only] = mine
  return redirect(mine.length === 1 && only ? planPath(only.id, '', only.participantId) : '/', { headers })
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const { finish } = useMessages().signIn
  const language = useLanguage()
  const busy = useNavigation().state !== 'idle'
  if (loaderData.state === 'gone') return <GoneLink words={finish.gone} button={finish.again} />
  const { names } = loaderData
  const errors: Record<string, string> = actionData?.wrong ? { code: finish.wrongCode } : {}
  return (
    <PageFrame title={finish.title} narrow>
      <h1>{finish.title}</h1>
      {names.length > 0 ? (
        <p>{finish.youAre(new Intl.ListFormat(language).format(names))}</p>
      ) : (
        <p className="lead">{finish.text}</p>
      )}
      <ErrorSummary errors={actionData?.wrong ? errors : null} />
      <Form method="post" className="card" noValidate>
        {loaderData.state === 'needs-code' && (
          <TextField
            label={finish.code}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            description={finish.codeHint}
            error={errors.code}
            dir="ltr"
            required
          />
        )}
        <DeviceQuestion />
        <div className="form-actions">
          <Button type="submit" variant="primary" size="large" iconEnd={IconArrowRight} disabled={busy}>
            {finish.submit}
          </Button>
          {names.length > 0 && <LinkButton to="/">{finish.stay}</LinkButton>}
        </div>
      </Form>
    </PageFrame>
  )
}
