import { useEffect, useRef } from 'react'
import { Form } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'

interface ConfirmRemovalProps {
  person: { participantId: string; name: string }
  cancelTo: string
}

/** Asks before somebody is removed: it cannot be undone, only invited anew. */
export function ConfirmRemoval({ person, cancelTo }: ConfirmRemovalProps) {
  const { remove } = useMessages().people
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="card" aria-labelledby="verwijderen">
      <h2 id="verwijderen" ref={heading} tabIndex={-1}>
        {remove.title(person.name)}
      </h2>
      <p>{remove.text(person.name)}</p>
      <Form method="post" className="form-actions">
        <input type="hidden" name="person" value={person.participantId} />
        <Button type="submit" variant="primary" name="intent" value="remove">
          {remove.confirm(person.name)}
        </Button>
        <LinkButton to={cancelTo}>{remove.cancel}</LinkButton>
      </Form>
    </section>
  )
}
