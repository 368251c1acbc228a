import { IconDoorEnter, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Form } from 'react-router'
import { INVITABLE_ROLES } from '#plan/roles.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { QrCode } from '../people/QrCode.tsx'
import type { QrDrawing } from '../people/qr-code.server.ts'
import { useBrowserCan } from '../people/use-browser-can.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup } from '../ui/fields.tsx'
import { useSetup } from '../ui/use-setup.ts'
import type { Open } from './Agenda.tsx'

interface LobbyCardProps {
  evening: Open
  qr: QrDrawing | null
  /** The children whom a visitor can be. */
  born: { id: string; name: string }[]
  /** For this visitor nobody said which child it is. */
  askedChild: string | null
}

/** The code that people scan at the door, and who waits behind it. */
export function LobbyCard({ evening, qr, born, askedChild }: LobbyCardProps) {
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
            <LetIn key={visitor.id} visitor={visitor} born={born} isAsked={visitor.id === askedChild} />
          ))}
        </>
      )}
    </Card>
  )
}

interface LetInProps {
  visitor: { id: string; name: string }
  born: LobbyCardProps['born']
  isAsked: boolean
}

function LetIn({ visitor: { id, name }, born, isAsked }: LetInProps) {
  const { guide, people, common } = useMessages()
  // Without scripts the question stands there at once; the server takes it for a youth alone.
  const scripted = useBrowserCan(() => true)
  const [role, setRole] = useState<string>(isAsked ? 'youth' : 'network')
  const roles = INVITABLE_ROLES.filter((one) => one !== 'youth' || born.length > 0)
  return (
    <details className="disclosure" open={isAsked}>
      <summary>
        <bdi>{name}</bdi>
      </summary>
      <Form method="post" className="disclosure__body">
        <input type="hidden" name="visitor" value={id} />
        <RadioGroup
          legend={guide.letInAs}
          name={`role-${id}`}
          defaultValue={role}
          onChange={setRole}
          choices={roles.map((value) => ({ value, label: people.roles[value] }))}
        />
        {born.length > 1 && (!scripted || role === 'youth') && (
          <RadioGroup
            legend={people.invite.child}
            name={`child-${id}`}
            error={isAsked ? people.invite.errors.child : undefined}
            choices={born.map((child) => ({ value: child.id, label: child.name || common.theBaby }))}
          />
        )}
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
