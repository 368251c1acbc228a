import { IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import { Form, useNavigation } from 'react-router'
import { LONGEST_WORDS } from '#plan/passage.ts'
import { sensitiveWords } from '#plan/sensitive-words.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { useUnsavedWords } from '../own-words/use-unsaved-words.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Checkbox, Textarea, TextField } from '../ui/fields.tsx'
import { useSetup } from '../ui/use-setup.ts'
import type { FactProblems, FactValues } from './fact-input.ts'

/** A fact, or a condition that the family cannot change. */
export function FactForm({ values, problems }: { values: FactValues; problems: FactProblems | null }) {
  const { information } = useMessages()
  const { wording } = useSetup()
  const { errors } = information
  const unsaved = useUnsavedWords()
  const busy = useNavigation().state !== 'idle'
  const [words, setWords] = useState(values.words)
  const sentences = Object.fromEntries(
    Object.entries(problems ?? {}).map(([field, problem]) => [field, errors[problem]]),
  )
  return (
    <Card title={information.new}>
      <ErrorSummary errors={problems && sentences} />
      <Form method="post" className="stack" noValidate {...unsaved}>
        <input type="hidden" name="intent" value="write" />
        <Textarea
          label={information.words}
          name="words"
          description={information.wordsHint}
          rows={5}
          maxLength={LONGEST_WORDS}
          defaultValue={values.words}
          error={sentences.words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <div role="status">
          <Needed words={words} />
        </div>
        <Checkbox
          name="condition"
          label={information.isCondition}
          description={information.conditionHint(wording)}
          defaultChecked={values.isCondition}
        />
        <TextField
          label={information.source}
          name="source"
          description={information.sourceHint}
          maxLength={80}
          defaultValue={values.source}
          error={sentences.source}
          optional
        />
        <TextField
          label={information.on}
          name="on"
          type="date"
          defaultValue={values.on}
          error={sentences.on}
          optional
        />
        <div className="form-actions">
          <Button type="submit" variant="primary" icon={IconDeviceFloppy} disabled={busy}>
            {information.save}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** Asks, and never forbids: whether words of illness or offence are needed for the plan. */
export function Needed({ words }: { words: string }) {
  const { information } = useMessages()
  const language = useLanguage()
  const found = sensitiveWords(words)
  if (found.length === 0) return null
  return (
    <Alert title={information.needed}>
      <p>{information.neededText(new Intl.ListFormat(language).format(found))}</p>
    </Alert>
  )
}
