import { Form } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { CODE_MAX } from '../sign-in/own-code.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { TextField } from '../ui/fields.tsx'
import type { OwnProblem } from './own-input.ts'

const plain = { autoComplete: 'off', spellCheck: false, autoCapitalize: 'off', maxLength: CODE_MAX }

export function OwnCode({ chosen, problem }: { chosen: boolean; problem: OwnProblem | null }) {
  const { me } = useMessages().people
  return (
    <Card title={me.codeTitle}>
      <p>
        {me.codeText} {chosen && me.codeSet}
      </p>
      <Form method="post" className="stack" noValidate>
        <TextField
          {...plain}
          label={chosen ? me.codeNew : me.code}
          name="code"
          description={me.codeHint}
          error={problem === 'code' ? me.errors.code : undefined}
        />
        <div className="form-actions">
          <Button type="submit" name="intent" value="code">
            {me.save}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** For who came by a link that somebody else made: the own code shows who it is. */
export function ProveSelf({ hasCode, problem }: { hasCode: boolean; problem: OwnProblem | null }) {
  const { me } = useMessages().people
  const wrong = problem === 'prove' || problem === 'tooMany' ? me.errors[problem] : undefined
  return (
    <Alert type="warning" title={me.proveTitle}>
      <p>{me.proveText}</p>
      {hasCode && (
        <Form method="post" className="stack" noValidate>
          <TextField {...plain} label={me.prove} name="prove" description={me.proveHint} error={wrong} />
          <div className="form-actions">
            <Button type="submit" name="intent" value="prove">
              {me.proveSubmit}
            </Button>
          </div>
        </Form>
      )}
    </Alert>
  )
}
