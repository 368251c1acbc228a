import { Form } from 'react-router'
import type { LinkQuestion } from '#server/acceptance/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { fieldId } from '../ui/fields.tsx'

interface Props {
  questions: readonly LinkQuestion[]
  /** Who I am in the plan. */
  me: string
  here: string
}

/** "Ben jij oma Tineke in de kring?" and, for who leads the plan, who the others are. */
export function CircleLinks({ questions, me, here }: Props) {
  const { acceptance } = useMessages()
  const words = acceptance.links
  if (questions.length === 0) return null
  return (
    <Card title={words.title}>
      <p>{words.text}</p>
      {questions.map((question) =>
        question.choices.length > 0 ? (
          <Choose key={question.personId} question={question} here={here} />
        ) : (
          <Form
            key={question.personId}
            method="post"
            action={here}
            preventScrollReset
            className="cluster spread"
          >
            <span>{words.isMe(question.name)}</span>
            <input type="hidden" name="person" value={question.personId} />
            <input type="hidden" name="participant" value={me} />
            <Button type="submit" size="small" name="intent" value="link">
              {words.yesMe(question.name)}
            </Button>
          </Form>
        ),
      )}
    </Card>
  )
}

function Choose({ question, here }: { question: LinkQuestion; here: string }) {
  const { links } = useMessages().acceptance
  const { personId, name, participantId, choices } = question
  const id = fieldId(`kring-${personId}`)
  return (
    <Form method="post" action={here} preventScrollReset className="cluster acceptance__link">
      <input type="hidden" name="person" value={personId} />
      <div className="field">
        <label className="field__label utrecht-form-label" htmlFor={id}>
          {links.who(name)}
        </label>
        <select className="utrecht-select" id={id} name="participant" defaultValue={participantId ?? ''}>
          <option value="">{links.somebody}</option>
          {choices.map((choice) => (
            <option key={choice.participantId} value={choice.participantId}>
              {choice.name}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit" name="intent" value="link">
        {links.save}
      </Button>
    </Form>
  )
}
