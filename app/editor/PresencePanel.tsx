import { IconUsers } from '@tabler/icons-react'
import type { Role } from '#plan/roles.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import type { Here } from './presence.ts'
import { usePlanRoom } from './room.ts'

const FAMILY: readonly Role[] = ['parent', 'youth', 'network']

interface PresencePanelProps {
  here: readonly Here[]
  hidden: boolean
  titleOf: (section: string) => string
  /** Says in words who is where. */
  tell: () => void
}

/** Who is here now and where they write. Never what somebody reads. */
export function PresencePanel({ here, hidden, titleOf, tell }: PresencePanelProps) {
  const { plan, people } = useMessages()
  const { participants } = usePlanRoom()
  /** Who is here for somebody else, or for the work, is recognisable as that. */
  const besideFamily = (id: string) => {
    const role = participants.find((one) => one.participantId === id)?.role
    return role && !FAMILY.includes(role) ? people.roles[role] : null
  }
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
              {besideFamily(person.participantId) && (
                <p className="person__about">{besideFamily(person.participantId)}</p>
              )}
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
