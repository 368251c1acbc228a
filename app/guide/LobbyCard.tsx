import { IconDoorEnter, IconX } from '@tabler/icons-react'
import { Form } from 'react-router'
import { INVITABLE_ROLES } from '#plan/roles.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { QrCode } from '../people/QrCode.tsx'
import type { QrDrawing } from '../people/qr-code.server.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup } from '../ui/fields.tsx'
import { useSetup } from '../ui/use-setup.ts'
import type { Open } from './Agenda.tsx'

/** The code that people scan at the door, and who waits behind it. */
export function LobbyCard({ evening, qr }: { evening: Open; qr: QrDrawing | null }) {
  const { guide } = useMessages()
  const { localMode } = useSetup()
  const { lobby, mayGuide } = evening
  if (!mayGuide && lobby.waiting.length === 0) return null
  return (
    <Card title={guide.lobbyTitle}>
      {mayGuide && (
        <>
          <p>{guide.lobbyText}</p>
          {qr && <QrCode drawing={qr} label={guide.lobbyQr} />}
          {qr && localMode && <p className="muted">{guide.lobbyLocal}</p>}
          {qr && lobby.count > 0 && <p role="status">{guide.lobbyCount(lobby.count)}</p>}
          <Form method="post">
            <Button
              type="submit"
              icon={qr ? IconX : IconDoorEnter}
              name="intent"
              value={qr ? 'lobby-close' : 'lobby-open'}
            >
              {qr ? guide.lobbyClose : guide.lobbyOpen}
            </Button>
          </Form>
          {!lobby.mayLetIn && <p className="muted">{guide.lobbyOnlyParent}</p>}
        </>
      )}
      {lobby.waiting.length > 0 && (
        <>
          <h3>{guide.waitingTitle}</h3>
          <p>{guide.waitingText}</p>
          {lobby.waiting.map((visitor) => (
            <LetIn key={visitor.id} visitor={visitor} />
          ))}
        </>
      )}
    </Card>
  )
}

function LetIn({ visitor: { id, name } }: { visitor: { id: string; name: string } }) {
  const { guide, people } = useMessages()
  return (
    <details className="disclosure">
      <summary>
        <bdi>{name}</bdi>
      </summary>
      <Form method="post" className="disclosure__body">
        <input type="hidden" name="visitor" value={id} />
        <RadioGroup
          legend={guide.letInAs}
          name={`role-${id}`}
          defaultValue="network"
          choices={INVITABLE_ROLES.map((role) => ({ value: role, label: people.roles[role] }))}
        />
        <div className="cluster">
          <Button type="submit" variant="primary" icon={IconDoorEnter} name="intent" value="let-in">
            {guide.letIn(name)}
          </Button>
          <Button type="submit" variant="subtle" icon={IconX} name="intent" value="send-away">
            {guide.sendAway(name)}
          </Button>
        </div>
      </Form>
    </details>
  )
}
