import { IconDoorEnter, IconRefresh } from '@tabler/icons-react'
import { data, Form, redirect } from 'react-router'
import { servicesContext } from '#server/context.ts'
import { useAskingAgain } from '../guide/use-asking-again.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { dropLink, INVITATION, keepLink, keptLink, LOBBY, LOBBY_VISITOR } from '../sign-in/link-cookie.ts'
import { text } from '../sign-in/own-code.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/fields.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/lobby'

const ASK_EVERY_MS = 3_000
const LONGEST_NAME = 80

/** Tells nothing of the plan: whoever photographed the code stands here too. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { lobby } = context.get(servicesContext)
  const visitor = keptLink(LOBBY_VISITOR, request)
  const waiting = visitor ? await lobby.waiting(visitor) : null
  if (waiting && waiting.state !== 'gone') return data({ state: waiting.state, name: waiting.name })
  const code = keptLink(LOBBY, request)
  const open = code !== null && (await lobby.isOpen(code))
  return data({ state: open ? ('door' as const) : ('gone' as const), name: '' }, { status: open ? 200 : 404 })
}

export async function action({ request, context }: Route.ActionArgs) {
  const { lobby, setup } = context.get(servicesContext)
  const form = await request.formData()
  if (form.get('intent') === 'enter') {
    const token = await lobby.enter(keptLink(LOBBY_VISITOR, request) ?? '')
    if (!token) throw redirect('/wachten')
    const answer = keepLink(INVITATION, token, setup)
    answer.headers.append('Set-Cookie', dropLink(LOBBY, setup))
    answer.headers.append('Set-Cookie', dropLink(LOBBY_VISITOR, setup))
    return answer
  }
  const name = text(form, 'name')
  if (name === '' || name.length > LONGEST_NAME) return data({ problem: true }, { status: 400 })
  const visitor = await lobby.knock(keptLink(LOBBY, request) ?? '', name)
  if (!visitor) throw redirect('/wachten')
  return keepLink(LOBBY_VISITOR, visitor, setup)
}

export default function LobbyPage({ loaderData: { state, name }, actionData }: Route.ComponentProps) {
  const words = useMessages().guide.lobby
  useAskingAgain(ASK_EVERY_MS)
  switch (state) {
    case 'waiting':
      return (
        <Frame title={words.waitTitle(name)}>
          <p role="status">{words.waitText}</p>
          <Form method="get">
            <Button type="submit" icon={IconRefresh}>
              {words.refresh}
            </Button>
          </Form>
        </Frame>
      )
    case 'let-in':
      return (
        <Frame title={words.inTitle(name)}>
          <Form method="post">
            <Button
              type="submit"
              variant="primary"
              size="large"
              icon={IconDoorEnter}
              name="intent"
              value="enter"
            >
              {words.enter}
            </Button>
          </Form>
        </Frame>
      )
    case 'gone':
      return (
        <Frame title={words.goneTitle}>
          <p>{words.goneText}</p>
        </Frame>
      )
    case 'door':
      return (
        <Frame title={words.title}>
          <p>{words.text}</p>
          <Form method="post" className="stack" noValidate>
            <TextField
              label={words.name}
              name="name"
              description={words.nameHint}
              maxLength={LONGEST_NAME}
              error={actionData?.problem ? words.nameWrong : undefined}
              required
            />
            <div className="form-actions">
              <Button type="submit" variant="primary" size="large" icon={IconDoorEnter}>
                {words.submit}
              </Button>
            </div>
          </Form>
        </Frame>
      )
  }
}

function Frame({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <PageFrame title={title} narrow>
      <div className="card">
        <h1>{title}</h1>
        {children}
      </div>
    </PageFrame>
  )
}
