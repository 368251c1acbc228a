/** Below the circle: the places that are open, beside whoever had them, and the own yes that fills one. */
import { IconUserCheck } from '@tabler/icons-react'
import { useId } from 'react'
import { Form } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { useFreePlaces } from './free-places.ts'

export function OpenPlaces() {
  const { open, free } = useMessages().followUp
  const found = useFreePlaces()
  const title = useId()
  if (!found || found.places.length === 0) return null
  return (
    <section className="open-places" aria-labelledby={title}>
      <h3 id={title}>{open.title}</h3>
      <ul className="open-places__list">
        {found.places.map(({ agreementId, what, name, mayTake, wasMine }) => (
          <li key={agreementId} className="open-places__place">
            <span className="open-places__face" aria-hidden="true">
              ?
            </span>
            <span className="open-places__words">
              <b dir="auto">{what}</b>
              <span className="muted">{wasMine ? open.wasYours : name ? open.was(name) : open.nobody}</span>
            </span>
            {mayTake && (
              <Form method="post" action={`${found.to}#afspraak-${agreementId}`} className="no-print">
                <input type="hidden" name="agreement" value={agreementId} />
                <Button type="submit" size="small" name="intent" value="take" icon={IconUserCheck}>
                  {wasMine ? free.again : free.take}
                  <span className="sr-only">: {what}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
