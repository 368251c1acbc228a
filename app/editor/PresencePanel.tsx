import { IconUsers } from '@tabler/icons-react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import type { Here } from './presence.ts'

interface PresencePanelProps {
  here: readonly Here[]
  hidden: boolean
  titleOf: (section: string) => string
  /** Says in words who is where. */
  tell: () => void
}

/** Who is here now and where they write. Never what somebody reads. */
export function PresencePanel({ here, hidden, titleOf, tell }: PresencePanelProps) {
  const { plan } = useMessages()
  return (
    <Card title={plan.here} id="nu-hier" className="no-print">
      <ul className="person-list">
        {here.map((person) => (
          <li key={person.participantId} className="person">
            <Avatar name={person.name} color={person.color} here />
            <div>
              <span className="person__name" dir="auto">
                {person.name}
              </span>{' '}
              {person.isMe && <span className="person__about">{hidden ? plan.youHidden : plan.you}</span>}
              {person.section && !person.isMe && (
                <p className="person__about">{plan.writesAt(titleOf(person.section))}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <div>
        <Button size="small" icon={IconUsers} onClick={tell} title={plan.whoIsHereHint}>
          {plan.whoIsHere}
        </Button>
      </div>
    </Card>
  )
}
