import { IconSend } from '@tabler/icons-react'
import { Form, useNavigation } from 'react-router'
import type { NamedPerson } from '#server/passages/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { useUnsavedWords } from '../own-words/use-unsaved-words.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { BigWorries } from './AudienceScreen.tsx'
import type { ChildAnswer } from './child-actions.ts'
import { Problem, Words } from './QuestionScreen.tsx'

interface FacilitatorScreenProps {
  person: NamedPerson
  /** The child read what happens with big worries, and said so. */
  hasRead: boolean
  readTo: string
  backTo: string
  answer: ChildAnswer | undefined
}

/** Words for the facilitator alone: first what happens with big worries, then the paper. */
export function FacilitatorScreen({ person, hasRead, readTo, backTo, answer }: FacilitatorScreenProps) {
  const { facilitator } = useMessages().childPlace
  const unsaved = useUnsavedWords()
  const busy = useNavigation().state !== 'idle'
  return (
    <section className="card child-question" aria-labelledby="vraag">
      <h1 id="vraag">{facilitator.title(person.name)}</h1>
      <p className="lead">{facilitator.only(person.name)}</p>
      <BigWorries name={person.name} />
      {hasRead ? (
        <>
          <p className="lead">{facilitator.ask(person.name)}</p>
          <Problem answer={answer} />
          <Form method="post" className="stack" noValidate {...unsaved}>
            <input type="hidden" name="intent" value="to-facilitator" />
            <input type="hidden" name="person" value={person.id} />
            <Words initial={answer?.words ?? ''} />
            <div className="form-actions">
              <Button type="submit" variant="primary" size="large" icon={IconSend} disabled={busy}>
                {facilitator.send(person.name)}
              </Button>
              <LinkButton size="large" to={backTo}>
                {facilitator.no}
              </LinkButton>
            </div>
          </Form>
        </>
      ) : (
        <div className="form-actions">
          <LinkButton variant="primary" size="large" to={readTo}>
            {facilitator.understood}
          </LinkButton>
          <LinkButton size="large" to={backTo}>
            {facilitator.no}
          </LinkButton>
        </div>
      )}
    </section>
  )
}
