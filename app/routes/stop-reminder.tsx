import { data, Form } from 'react-router'
import { servicesContext } from '#server/context.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { keptLink, STOP } from '../sign-in/link-cookie.ts'
import { Button } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/stop-reminder'

export async function loader({ request, context }: Route.LoaderArgs) {
  const token = keptLink(STOP, request)
  const state = token ? await context.get(servicesContext).followUp.openedStop(token) : ('gone' as const)
  return data({ state }, { status: state === 'gone' ? 410 : 200 })
}

export async function action({ request, context }: Route.ActionArgs) {
  const token = keptLink(STOP, request)
  const state = token ? await context.get(servicesContext).followUp.stopByLink(token) : 'gone'
  return data({ state }, { status: state === 'gone' ? 410 : 200 })
}

export default function StopReminderPage({ loaderData }: Route.ComponentProps) {
  const { stopLink } = useMessages().followUp
  const { state } = loaderData
  const { title, text } = state === 'ready' ? stopLink : stopLink[state]
  return (
    <PageFrame title={title} narrow>
      <h1>{title}</h1>
      <p className="lead" role={state === 'stopped' ? 'status' : undefined}>
        {text}
      </p>
      {state === 'ready' && (
        <Form method="post">
          <Button type="submit" variant="primary" size="large">
            {stopLink.button}
          </Button>
        </Form>
      )}
    </PageFrame>
  )
}
