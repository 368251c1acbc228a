/** One person's answer to one agreement: three toggle buttons, and a few words where the answer needs them. */
import { useEffect, useState } from 'react'
import { useFetcher } from 'react-router'
import type { AgreementWords, Answer, PersonOnPage } from '#server/acceptance/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Textarea } from '../ui/fields.tsx'
import { AgreementChange } from './AgreementText.tsx'
import type { AcceptanceAnswer } from './acceptance-actions.ts'

const ANSWERS: readonly Answer[] = ['yes', 'but', 'no']

/** What this page showed: comes along with the answer, so that nobody says yes to what they did not see. */
export interface Seen {
  digest: string
  words: AgreementWords
}

interface Props {
  agreementId: string
  person: PersonOnPage
  seen: Seen
  now: AgreementWords
  /** Of a page that came back without scripts. */
  given: AcceptanceAnswer | undefined
  /** The address that the form goes to. */
  action: string
  /** The text of now was read; keeps its identity. */
  onRead: () => void
}

export function AnswerForm({ agreementId, person, seen, now, given, action, onRead }: Props) {
  const { acceptance } = useMessages()
  const fetcher = useFetcher<AcceptanceAnswer>({ key: `${agreementId} ${person.participantId}` })
  const said = fetcher.data?.one ?? aboutThis(given, agreementId, person.participantId)
  const [chosen, setChosen] = useState<{ answer: Answer | null; after: unknown }>({
    answer: null,
    after: null,
  })
  // A choice made since the last answer of the server opens its field; the server's answer takes over after that.
  const fromServer = said?.result === 'ask' || said?.result === 'because' ? said.answer : null
  const open = chosen.after === (fetcher.data ?? null) && chosen.answer !== null ? chosen.answer : fromServer
  const current = person.answer?.isCurrent ? person.answer : null
  const pressed = open ?? current?.answer ?? null
  const busy = fetcher.state !== 'idle'
  const choose = (answer: Answer | null) => setChosen({ answer, after: fetcher.data ?? null })
  // What the server refused is on the screen with what changed: the next press is about that.
  useEffect(() => {
    if (said?.result === 'changed') onRead()
  }, [said, onRead])
  const name = `because-${agreementId}-${person.participantId}`

  return (
    <fetcher.Form method="post" action={action} className="stack" onSubmit={() => choose(null)}>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="agreement" value={agreementId} />
      <input type="hidden" name="person" value={person.participantId} />
      <input type="hidden" name="digest" value={seen.digest} />
      <input type="hidden" name="seen" value={JSON.stringify(seen.words)} />
      {(said?.result === 'changed' || said?.result === 'gone') && (
        <Alert type="warning" role="alert">
          <p>{acceptance[said.result]}</p>
          {said.result === 'changed' && said.before && <AgreementChange before={said.before} after={now} />}
        </Alert>
      )}
      {(said?.result === 'own-device' || said?.result === 'own-answer') && (
        <Alert type="warning" role="alert">
          <p>{acceptance.help[said.result]}</p>
        </Alert>
      )}
      <div className="acceptance__buttons">
        {ANSWERS.map((answer) => (
          <Button
            key={answer}
            type="submit"
            name="answer"
            value={answer}
            className={`acceptance__button acceptance__button--${answer}`}
            aria-pressed={pressed === answer}
            onClick={(event) => {
              if (answer === 'yes') return
              event.preventDefault()
              choose(answer)
            }}
          >
            {acceptance[answer]}
          </Button>
        ))}
      </div>
      {open !== null && open !== 'yes' && (
        <Because
          key={open}
          name={name}
          answer={open}
          missing={said?.result === 'because' && said.answer === open}
          words={said?.answer === open && said.because ? said.because : (current?.because ?? '')}
          focus={chosen.answer !== null}
          busy={busy}
        />
      )}
      {said?.result === 'saved' && open === null && !busy && (
        <p className="hint" role="status">
          {person.isMe ? acceptance.saved : acceptance.savedFor(person.name)}
        </p>
      )}
    </fetcher.Form>
  )
}

interface BecauseProps {
  name: string
  answer: 'but' | 'no'
  missing: boolean
  words: string
  focus: boolean
  busy: boolean
}

function Because({ name, answer, missing, words, focus, busy }: BecauseProps) {
  const { acceptance } = useMessages()
  const isNo = answer === 'no'
  return (
    <div className="stack acceptance__because">
      <Textarea
        label={isNo ? acceptance.becauseNo : acceptance.becauseBut}
        name={name}
        rows={2}
        maxLength={1_000}
        defaultValue={words}
        autoFocus={focus}
        description={isNo ? acceptance.becauseNoHint : acceptance.becauseButHint}
        error={missing ? (isNo ? acceptance.becauseMissing : acceptance.becauseButMissing) : undefined}
      />
      <div className="form-actions">
        <Button type="submit" variant="primary" name="answer" value={answer} disabled={busy}>
          {acceptance.save}
        </Button>
      </div>
    </div>
  )
}

const aboutThis = (given: AcceptanceAnswer | undefined, agreementId: string, participantId: string) =>
  given?.one?.agreementId === agreementId && given.one.participantId === participantId ? given.one : undefined
