import { Form } from 'react-router'
import type { OwnDetails } from '#server/people/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { TextField } from '../ui/fields.tsx'
import type { OwnProblem } from './own-input.ts'

interface OwnEmailProps {
  email: string | null
  own: OwnDetails
  problem: OwnProblem | null
}

/** An address counts once its code came back; until then the page asks for the code. */
export function OwnEmail({ email, own, problem }: OwnEmailProps) {
  const { me } = useMessages().people
  return (
    <Card title={me.emailTitle}>
      <p>{me.emailText}</p>
      {email && <p>{own.emailConfirmed ? me.emailConfirmed(email) : me.emailUnconfirmed(email)}</p>}
      {own.emailToConfirm && (
        <Form method="post" className="stack" noValidate>
          <TextField
            label={me.confirmCode}
            name="confirmCode"
            inputMode="numeric"
            autoComplete="one-time-code"
            dir="ltr"
            description={me.confirmText(own.emailToConfirm)}
            error={problem === 'confirmCode' ? me.errors.confirmCode : undefined}
          />
          <div className="form-actions">
            <Button type="submit" variant="primary" name="intent" value="confirm">
              {me.confirm}
            </Button>
          </div>
        </Form>
      )}
      <Form method="post" className="stack" noValidate>
        <TextField
          label={me.email}
          name="email"
          type="email"
          autoComplete="email"
          defaultValue={own.emailToConfirm ?? (own.emailConfirmed ? '' : (email ?? ''))}
          error={problem === 'email' ? me.errors.email : undefined}
        />
        <div className="form-actions">
          <Button type="submit" name="intent" value="email">
            {me.emailSend}
          </Button>
          {email && (
            <Button type="submit" variant="subtle" name="intent" value="email-remove">
              {me.emailRemove}
            </Button>
          )}
        </div>
      </Form>
    </Card>
  )
}
