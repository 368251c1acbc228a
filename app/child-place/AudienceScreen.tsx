import { IconCheck } from '@tabler/icons-react'
import { Form, useNavigation } from 'react-router'
import type { Audiences, NamedPerson, OwnPassage } from '#server/passages/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { AudienceField } from '../own-words/AudienceField.tsx'
import { PassageWords } from '../own-words/PassageWords.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import type { ChildAnswer } from './child-actions.ts'
import { Problem } from './QuestionScreen.tsx'

interface AudienceScreenProps {
  passage: OwnPassage
  audiences: Audiences
  facilitators: readonly NamedPerson[]
  answer: ChildAnswer | undefined
}

/** Who may read what the child just made: nobody else, until the child chooses. */
export function AudienceScreen({ passage, audiences, facilitators, answer }: AudienceScreenProps) {
  const { audience: words } = useMessages().childPlace
  const busy = useNavigation().state !== 'idle'
  return (
    <section className="card child-question" aria-labelledby="vraag">
      <h1 id="vraag">{words.title}</h1>
      <p className="lead">{words.ask}</p>
      <div className="inset">
        <PassageWords passage={passage} />
      </div>
      {facilitators.map((one) => (
        <BigWorries key={one.id} name={one.name} />
      ))}
      <Problem answer={answer} />
      <Form method="post" className="stack" noValidate key={passage.id}>
        <input type="hidden" name="intent" value="audience" />
        <input type="hidden" name="passage" value={passage.id} />
        <AudienceField
          legend={words.title}
          labels={words.choices}
          nobody={words.hints.nobody}
          audiences={audiences}
          values={answer?.audience?.values ?? { to: passage.audience, people: passage.chosen }}
          answer={answer?.audience}
        />
        <div className="form-actions">
          <Button type="submit" variant="primary" size="large" icon={IconCheck} disabled={busy}>
            {words.save}
          </Button>
        </div>
      </Form>
    </section>
  )
}

/** No secrecy is promised to a child (DOMAIN 1.6): what happens with big worries is told before, not after. */
export function BigWorries({ name }: { name: string }) {
  const { facilitator } = useMessages().childPlace
  return (
    <Alert type="warning">
      <p>{facilitator.worries(name)}</p>
      <p>
        {facilitator.help(name)} {facilitator.tells(name)}
      </p>
    </Alert>
  )
}
