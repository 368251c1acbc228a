/** A yes by telephone: where the code goes, and where it is typed once it was read aloud. */
import { IconDeviceMobileMessage } from '@tabler/icons-react'
import { Form, useNavigation } from 'react-router'
import type { AskAnswer, CodeAnswer } from '#server/confirmation/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/fields.tsx'

export interface CodeOutcome {
  /** The subject that the form was about. */
  subject: string
  outcome: Exclude<AskAnswer, 'sent'> | Exclude<CodeAnswer, 'right'>
}

interface CodeFormsProps {
  subject: string
  /** Whose yes it is. */
  name: string
  isSent: boolean
  outcome: CodeOutcome['outcome'] | null
}

/** Posts `intent` ask-code with `phone`, or confirm-code with `code`; `subject` says what it is about. */
export function CodeForms({ subject, name, isSent, outcome }: CodeFormsProps) {
  const { confirmation } = useMessages()
  const busy = useNavigation().state !== 'idle'
  const isAboutCode = outcome === 'wrong' || outcome === 'gone'
  return (
    <div className="stack">
      {isSent ? (
        <Form method="post" className="stack" noValidate>
          <Alert type="ok" role="status">
            <p>{confirmation.sent(name)}</p>
          </Alert>
          <input type="hidden" name="subject" value={subject} />
          <TextField
            label={confirmation.code(name)}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            error={isAboutCode ? confirmation[outcome] : undefined}
          />
          <div className="form-actions">
            <Button type="submit" variant="primary" name="intent" value="confirm-code" disabled={busy}>
              {confirmation.confirm(name)}
            </Button>
          </div>
        </Form>
      ) : (
        outcome === 'gone' && (
          <Alert type="warning" role="alert">
            <p>{confirmation.gone}</p>
          </Alert>
        )
      )}
      {isSent ? (
        <details className="disclosure" open={outcome !== null && !isAboutCode}>
          <summary>{confirmation.again}</summary>
          <div className="disclosure__body">
            <AskForm subject={subject} name={name} outcome={outcome} />
          </div>
        </details>
      ) : (
        <AskForm subject={subject} name={name} outcome={outcome} />
      )}
    </div>
  )
}

function AskForm({ subject, name, outcome }: Omit<CodeFormsProps, 'isSent'>) {
  const { confirmation } = useMessages()
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" className="stack" noValidate>
      <input type="hidden" name="subject" value={subject} />
      <PhoneField name={name} outcome={outcome} />
      <div className="form-actions">
        <Button type="submit" icon={IconDeviceMobileMessage} name="intent" value="ask-code" disabled={busy}>
          {confirmation.send}
        </Button>
      </div>
    </Form>
  )
}

export function PhoneField({ name, outcome }: { name: string; outcome: CodeOutcome['outcome'] | null }) {
  const { confirmation } = useMessages()
  const problem = outcome === null || outcome === 'wrong' || outcome === 'gone' ? null : outcome
  return (
    <TextField
      label={confirmation.phone(name)}
      name="phone"
      type="tel"
      dir="ltr"
      maxLength={30}
      description={confirmation.phoneHint}
      error={problem === null ? undefined : confirmation.problems[problem]}
    />
  )
}
