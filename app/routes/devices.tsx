import { IconLogout } from '@tabler/icons-react'
import { Form, redirect } from 'react-router'
import { requestContext, servicesContext } from '#server/context.ts'
import type { SessionInfo } from '#server/sessions/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { clearScreen } from '../sign-in/clear-screen.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/devices'

export async function loader({ context }: Route.LoaderArgs) {
  const { sessions } = context.get(servicesContext)
  const { session } = context.get(requestContext)
  return { devices: session ? await sessions.list(session) : [] }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { sessions } = context.get(servicesContext)
  const { session } = context.get(requestContext)
  const id = (await request.formData()).get('device')
  if (!session || typeof id !== 'string') throw redirect('/apparaten')
  await sessions.end(session, id)
  if (id !== session.id) return redirect('/apparaten')
  return redirect('/', { headers: { ...clearScreen('with cookies'), 'Set-Cookie': sessions.clearCookie() } })
}

/** R-E12: people see where they are signed in, and end it. */
export default function DevicesPage({ loaderData: { devices } }: Route.ComponentProps) {
  const messages = useMessages().signIn.devices
  return (
    <PageFrame title={messages.title} narrow>
      <h1>{messages.title}</h1>
      <p className="lead">{devices.length === 0 ? messages.none : messages.intro}</p>
      {devices.map((device) => (
        <Device key={device.id} device={device} />
      ))}
    </PageFrame>
  )
}

function Device({ device }: { device: SessionInfo }) {
  const messages = useMessages().signIn.devices
  const language = useLanguage()
  const label = device.label === '?' ? messages.unknown : device.label
  return (
    <Card title={device.current ? `${label} (${messages.here})` : label}>
      <p className="muted">
        {device.device === 'own' ? messages.own : messages.shared}.{' '}
        {messages.since(fullDate(device.createdAt, language))}.{' '}
        {!device.current && `${messages.used(fullDate(device.usedAt, language))}.`}
      </p>
      {/* A whole new page: nothing of the old one stays on the screen. */}
      <Form method="post" reloadDocument>
        <Button type="submit" icon={IconLogout} name="device" value={device.id}>
          {device.current ? messages.end : messages.endOther}
          {!device.current && <span className="sr-only"> {messages.about(label)}</span>}
        </Button>
      </Form>
    </Card>
  )
}
