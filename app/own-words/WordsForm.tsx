import { IconDeviceFloppy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Form, useNavigation } from 'react-router'
import { LONGEST_WORDS } from '#plan/passage.ts'
import type { Audiences, OwnPassage } from '#server/passages/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Textarea } from '../ui/fields.tsx'
import { AudienceField } from './AudienceField.tsx'
import { NO_VALUES, type PassageAnswer } from './passage-input.ts'
import { useUnsavedWords } from './use-unsaved-words.ts'

interface FormProps {
  answer: PassageAnswer | null | undefined
  cancelTo: string
}

/** New words, with who may read them. */
export function NewWords({ answer, cancelTo, audiences }: FormProps & { audiences: Audiences }) {
  const { form } = useMessages().ownWords
  const errors = useErrors(answer)
  const values = answer?.values ?? NO_VALUES
  return (
    <Card title={form.new}>
      <WordsFrame intent="new" answer={answer} cancelTo={cancelTo}>
        <WordsField initial={values.words} error={errors.words} />
        <AudienceField
          legend={form.audience}
          labels={form.choices}
          nobody={form.nobody}
          audiences={audiences}
          values={values}
          answer={answer}
          error={errors.audience}
        />
      </WordsFrame>
    </Card>
  )
}

/** Other words in the place of the own ones; who reads them stays as it was chosen. */
export function ChangeWords({ answer, cancelTo, passage }: FormProps & { passage: OwnPassage }) {
  const errors = useErrors(answer)
  return (
    <WordsFrame intent="change" passage={passage.id} answer={answer} cancelTo={cancelTo}>
      <WordsField initial={answer?.values.words ?? passage.words} error={errors.words} />
    </WordsFrame>
  )
}

/** Another choice of who reads it: also the yes to those who came later, whose names stand here. */
export function ChangeAudience(props: FormProps & { passage: OwnPassage; audiences: Audiences }) {
  const { answer, cancelTo, passage, audiences } = props
  const { form } = useMessages().ownWords
  const errors = useErrors(answer)
  const values = answer?.values ?? { ...NO_VALUES, to: passage.audience, people: passage.chosen }
  return (
    <WordsFrame intent="audience" passage={passage.id} answer={answer} cancelTo={cancelTo}>
      <AudienceField
        legend={form.audience}
        labels={form.choices}
        nobody={form.nobody}
        audiences={audiences}
        values={values}
        answer={answer}
        error={errors.audience}
      />
    </WordsFrame>
  )
}

interface WordsFrameProps extends FormProps {
  intent: string
  passage?: string
  children: ReactNode
}

function WordsFrame({ intent, passage, answer, cancelTo, children }: WordsFrameProps) {
  const { save, cancel, form } = useMessages().ownWords
  const errors = useErrors(answer)
  const unsaved = useUnsavedWords()
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <ErrorSummary errors={answer?.problems && errors} />
      <Form method="post" className="stack" noValidate {...unsaved}>
        <input type="hidden" name="intent" value={intent} />
        {passage && <input type="hidden" name="passage" value={passage} />}
        {children}
        <div className="form-actions">
          <Button type="submit" variant="primary" icon={IconDeviceFloppy} disabled={busy}>
            {answer?.confirm ? form.confirmYes : save}
          </Button>
          <LinkButton to={cancelTo}>{cancel}</LinkButton>
        </div>
      </Form>
    </>
  )
}

function WordsField({ initial, error }: { initial: string; error?: string }) {
  const { form } = useMessages().ownWords
  return (
    <Textarea
      label={form.words}
      name="words"
      description={form.wordsHint}
      rows={6}
      maxLength={LONGEST_WORDS}
      defaultValue={initial}
      error={error}
    />
  )
}

/** In the reader's language, by the names of the fields. */
export function useErrors(answer: PassageAnswer | null | undefined): Partial<Record<string, string>> {
  const { errors } = useMessages().ownWords.form
  const sentences = { ...errors, tooLong: errors.tooLong(LONGEST_WORDS) }
  return Object.fromEntries(
    Object.entries(answer?.problems ?? {}).map(([field, problem]) => [field, problem && sentences[problem]]),
  )
}
