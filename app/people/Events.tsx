import type { PeopleEvent } from '#server/people/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Card } from '../ui/Card.tsx'

/** What happened with the people of the plan, for everybody to see: above all, who made a link for whom. */
export function Events({ events }: { events: PeopleEvent[] }) {
  const messages = useMessages().people.events
  const language = useLanguage()
  if (events.length === 0) return null
  return (
    <Card title={messages.title}>
      <ul className="points">
        {events.map(({ id, action, actor, subject, at }) => (
          <li key={id}>
            {messages[action](actor, subject)}, {fullDate(at, language)}
          </li>
        ))}
      </ul>
    </Card>
  )
}
