import { IconPencilPlus } from '@tabler/icons-react'
import { Form, useNavigation } from 'react-router'
import { LONGEST_WORDS } from '#plan/passage.ts'
import type { Audiences, NamedPerson } from '#server/passages/types.ts'
import { PhoneField } from '../confirmation/CodeForms.tsx'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { fieldId, Textarea } from '../ui/fields.tsx'
import { AudienceField, useNames } from './AudienceField.tsx'
import { NO_VALUES, type PassageAnswer, SPOKEN } from './passage-input.ts'
import { useUnsavedWords } from './use-unsaved-words.ts'
import { useErrors } from './WordsForm.tsx'

/** For whom: a form that only asks, so that it works without scripts. */
export function ChooseSpeaker({ speakers, as }: { speakers: readonly NamedPerson[]; as: string | null }) {
  const { dictation } = useMessages().ownWords
  return (
    <details className="disclosure">
      <summary>{dictation.open}</summary>
      <Form method="get" className="disclosure__body">
        {as && <input type="hidden" name="als" value={as} />}
        <div className="field">
          <label className="field__label utrecht-form-label" htmlFor={fieldId('voor')}>
            {dictation.who}
          </label>
          <select className="utrecht-select" id={fieldId('voor')} name="voor">
            {speakers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="form-actions">
          <Button type="submit" icon={IconPencilPlus}>
            {dictation.next}
          </Button>
        </div>
      </Form>
    </details>
  )
}

interface DictationProps {
  speaker: NamedPerson
  audiences: Audiences
  /** The speaker has no device: a yes can come by telephone. */
  byCode: boolean
  answer: PassageAnswer | null | undefined
  cancelTo: string
}

/**
 * What somebody says, written down by another. Before it is saved it is read aloud to the speaker, with the names of
 * those who will read it; the yes is the speaker's.
 */
export function Dictation({ speaker, audiences, byCode, answer, cancelTo }: DictationProps) {
  const { dictation, form, cancel } = useMessages().ownWords
  const language = useLanguage()
  const unsaved = useUnsavedWords()
  const errors = useErrors(answer)
  const busy = useNavigation().state !== 'idle'
  const values = answer?.values ?? NO_VALUES
  if (answer?.confirm)
    return <ReadAloud speaker={speaker} answer={answer} readers={answer.confirm} byCode={byCode} />
  const spoken = new Intl.DisplayNames(language, { type: 'language' })
  return (
    <Card title={dictation.title}>
      <p>{dictation.intro(speaker.name)}</p>
      <ErrorSummary errors={answer?.problems && errors} />
      <Form method="post" className="stack" noValidate {...unsaved}>
        <input type="hidden" name="speaker" value={speaker.id} />
        <Textarea
          label={dictation.words(speaker.name)}
          name="words"
          rows={6}
          maxLength={LONGEST_WORDS}
          defaultValue={values.words}
          error={errors.words}
        />
        <div className="field">
          <label className="field__label utrecht-form-label" htmlFor={fieldId('language')}>
            {dictation.language}
          </label>
          <select
            className="utrecht-select"
            id={fieldId('language')}
            name="language"
            defaultValue={values.language}
          >
            {SPOKEN.map((code) => (
              <option key={code} value={code}>
                {spoken.of(code)}
              </option>
            ))}
          </select>
        </div>
        <Textarea
          label={dictation.translation}
          name="translation"
          description={dictation.translationHint}
          maxLength={LONGEST_WORDS}
          defaultValue={values.translation}
          error={errors.translation}
          optional
        />
        <AudienceField
          legend={form.audience}
          labels={{ ...form.choices, me: dictation.onlySpeaker(speaker.name) }}
          nobody={dictation.nobodyElse(speaker.name)}
          audiences={audiences}
          values={values}
          answer={null}
          error={errors.audience}
        />
        <div className="form-actions">
          <Button type="submit" variant="primary" name="intent" value="read-back" disabled={busy}>
            {dictation.next}
          </Button>
          <LinkButton to={cancelTo}>{cancel}</LinkButton>
        </div>
      </Form>
    </Card>
  )
}

function ReadAloud(props: {
  speaker: NamedPerson
  answer: PassageAnswer
  readers: readonly NamedPerson[]
  byCode: boolean
}) {
  const { speaker, answer, readers, byCode } = props
  const { ownWords, confirmation } = useMessages()
  const { dictation, form } = ownWords
  const names = useNames()
  const { values } = answer
  return (
    <Card title={dictation.readTitle(speaker.name)}>
      <blockquote className="passage__words" lang={values.language} dir="auto">
        {values.words}
      </blockquote>
      {values.translation !== '' && <p className="passage__words">{values.translation}</p>}
      <Alert type="warning" role="alert">
        <p>
          {readers.length === 0
            ? dictation.nobodyElse(speaker.name)
            : form.read(names([speaker, ...readers]))}
        </p>
        <p>{dictation.readQuestion(speaker.name)}</p>
      </Alert>
      <Form method="post" className="stack" noValidate>
        <input type="hidden" name="speaker" value={speaker.id} />
        <input type="hidden" name="words" value={values.words} />
        <input type="hidden" name="language" value={values.language} />
        <input type="hidden" name="translation" value={values.translation} />
        <input type="hidden" name="audience" value={values.to} />
        {values.people.map((id) => (
          <input key={id} type="hidden" name="people" value={id} />
        ))}
        <input type="hidden" name="seen" value={readers.map(({ id }) => id).join(' ')} />
        <div className="form-actions">
          <Button type="submit" variant="primary" name="intent" value="at-table">
            {dictation.yes(speaker.name)}
          </Button>
          <Button type="submit" name="intent" value="write-down">
            {dictation.notYet(speaker.name)}
          </Button>
          <Button type="submit" variant="subtle" name="intent" value="back">
            {dictation.back}
          </Button>
        </div>
        {byCode && (
          <details className="disclosure" open={answer.code !== undefined}>
            <summary>{confirmation.title(speaker.name)}</summary>
            <div className="disclosure__body">
              <p>{confirmation.how(speaker.name)}</p>
              <PhoneField name={speaker.name} outcome={answer.code?.outcome ?? null} />
              <div className="form-actions">
                <Button type="submit" name="intent" value="by-code">
                  {confirmation.saveAndSend}
                </Button>
              </div>
            </div>
          </details>
        )}
      </Form>
    </Card>
  )
}
