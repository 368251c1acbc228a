import { IconArrowRight, IconInbox, IconMail } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { data, Form, useNavigation } from 'react-router'
import { isEmailAddress, normalAddress } from '#plan/email-address.ts'
import { requestContext, servicesContext } from '#server/context.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { keepLink, linkIn } from '../sign-in/link-cookie.ts'
import { text } from '../sign-in/own-code.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/fields.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { useSetup } from '../ui/use-setup.ts'
import type { Route } from './+types/link'

type Answer = { code: string | null; wrong: 'link' | 'email' | null; email: string }

export async function action({ request, context }: Route.ActionArgs) {
  const { signIn, setup } = context.get(servicesContext)
  const form = await request.formData()
  if (form.get('intent') === 'paste') {
    const link = linkIn(text(form, 'link'))
    if (link) return keepLink(link.cookie, link.token, setup)
    return data<Answer>({ code: null, wrong: 'link', email: '' }, { status: 400 })
  }
  const email = text(form, 'email')
  if (!isEmailAddress(normalAddress(email))) {
    return data<Answer>({ code: null, wrong: 'email', email }, { status: 400 })
  }
  // R-E17: the same answer, whether the address is known or not.
  const { setCookie, code } = await signIn.ask(email, context.get(requestContext).language)
  return data<Answer>({ code, wrong: null, email: '' }, { headers: { 'Set-Cookie': setCookie } })
}

export default function LinkPage({ actionData }: Route.ComponentProps) {
  const { signIn } = useMessages()
  const busy = useNavigation().state !== 'idle'
  if (actionData?.code) return <Sent code={actionData.code} />
  const wrong = actionData?.wrong ?? null
  const errors: Record<string, string> = {
    ...(wrong === 'link' ? { link: signIn.paste.error } : {}),
    ...(wrong === 'email' ? { email: signIn.mail.error } : {}),
  }
  return (
    <PageFrame title={signIn.title} narrow>
      <h1>{signIn.title}</h1>
      <ErrorSummary errors={wrong && errors} />
      <Card title={signIn.paste.title}>
        <p>{signIn.paste.text}</p>
        <Form method="post" className="stack" noValidate>
          <TextField label={signIn.paste.label} name="link" dir="ltr" error={errors.link} required />
          <div className="form-actions">
            <Button type="submit" icon={IconArrowRight} name="intent" value="paste" disabled={busy}>
              {signIn.paste.submit}
            </Button>
          </div>
        </Form>
      </Card>
      <Card title={signIn.mail.title}>
        <p>{signIn.mail.text}</p>
        <Form method="post" className="stack" noValidate>
          <TextField
            label={signIn.mail.label}
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={actionData?.email}
            error={errors.email}
            required
          />
          <div className="form-actions">
            <Button type="submit" icon={IconMail} name="intent" value="mail" disabled={busy}>
              {signIn.mail.submit}
            </Button>
          </div>
        </Form>
      </Card>
      <Card title={signIn.lost.title}>
        <p>{signIn.lost.text}</p>
      </Card>
    </PageFrame>
  )
}

function Sent({ code }: { code: string }) {
  const { sent } = useMessages().signIn
  const { localMode } = useSetup()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <PageFrame title={sent.title} narrow>
      <div className="card">
        <h1 ref={heading} tabIndex={-1}>
          {sent.title}
        </h1>
        <p>{sent.text}</p>
        <p>{sent.codeText}</p>
        <p className="code">
          {code.slice(0, 3)} {code.slice(3)}
        </p>
        <p className="muted">{sent.none}</p>
        {localMode && (
          <div>
            <LinkButton icon={IconInbox} to="/postvak">
              {sent.mailbox}
            </LinkButton>
          </div>
        )}
      </div>
    </PageFrame>
  )
}
