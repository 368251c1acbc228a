import { Form } from 'react-router'
import type { GrowingUpView } from '#server/roles/growing-up.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

/** A birthday that changes who reads and decides: told before, asked after, answered per text. */
export function GrowingUp({ growing: { change, asks } }: { growing: GrowingUpView }) {
  const { growingUp } = useMessages()
  const language = useLanguage()
  return (
    <>
      {change && (
        <Alert type="info" title={growingUp.title[change.age]}>
          <p>
            {change.isOver ? growingUp.isNow : growingUp.comes(fullDate(change.on, language))}{' '}
            {growingUp.what[change.age]}
          </p>
        </Alert>
      )}
      {asks.map(({ parent, texts }) => (
        <Card key={parent.id} title={growingUp.ask(parent.name)}>
          <p>{growingUp.explain(parent.name)}</p>
          <Form method="post" className="stack">
            <input type="hidden" name="parent" value={parent.id} />
            {texts.map(({ id, words }) => (
              <label key={id} className="choice">
                <input
                  type="checkbox"
                  name="text"
                  value={id}
                  className="utrecht-checkbox utrecht-checkbox--html-input"
                />
                <span className="choice__label" dir="auto">
                  {words || growingUp.picture}
                </span>
              </label>
            ))}
            <div className="form-actions">
              <Button type="submit" name="intent" value="keeps-reading">
                {growingUp.save}
              </Button>
              <Button type="submit" variant="subtle" name="intent" value="stops-reading">
                {growingUp.none}
              </Button>
            </div>
          </Form>
        </Card>
      ))}
    </>
  )
}
