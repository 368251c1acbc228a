import { IconHandStop, IconPlayerTrackNext } from '@tabler/icons-react'
import { Form } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Open } from './Agenda.tsx'

/** Who speaks, who follows, and one's own hand. */
export function Turns({ evening, mayRaise }: { evening: Open; mayRaise: boolean }) {
  const { guide } = useMessages()
  const [speaker, ...others] = evening.turns
  return (
    <Card title={guide.turnsTitle}>
      {!speaker && <p>{guide.nobody}</p>}
      {speaker && (
        <p className="turn turn--now" aria-live="polite">
          <Avatar name={speaker.name} color={speaker.color} large />
          <strong>{guide.speaksNow(speaker.name)}</strong>
        </p>
      )}
      {others.length > 0 && (
        <>
          <h3>{guide.follows}</h3>
          <ol className="turns">
            {others.map(({ participantId, name, color, hasHandUp }) => (
              <li key={participantId} className="turn">
                <Avatar name={name} color={color} />
                <bdi>{name}</bdi>
                {hasHandUp && (
                  <span className="turn__hand">
                    <Icon of={IconHandStop} size={20} /> {guide.handUp}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      <Form method="post" className="cluster">
        {evening.mayGuide && speaker && (
          <Button type="submit" icon={IconPlayerTrackNext} name="intent" value="turn">
            {guide.nextTurn}
          </Button>
        )}
        {mayRaise && (
          <Button
            type="submit"
            variant={evening.hasMyHandUp ? 'secondary' : 'primary'}
            icon={IconHandStop}
            name="intent"
            value={evening.hasMyHandUp ? 'lower' : 'raise'}
          >
            {evening.hasMyHandUp ? guide.lower : guide.raise}
          </Button>
        )}
      </Form>
      <p role="status">{evening.hasMyHandUp && guide.raised}</p>
    </Card>
  )
}
