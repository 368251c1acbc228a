import { IconUserMinus, IconUserPlus } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { StepsView } from '#server/steps/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

/** Supporters, interpreters and who came later: in private time only when the family says so. */
export function WhoMayBeThere({ beside, outside }: Pick<StepsView, 'beside' | 'outside'>) {
  const { steps } = useMessages()
  return (
    <>
      {beside.length > 0 && (
        <Card title={steps.besideTitle}>
          <p>{steps.besideText}</p>
          {beside.map(({ participantId, name, isLetIn }) => (
            <OnePerson
              key={participantId}
              participantId={participantId}
              intent={isLetIn ? 'keep-out' : 'let-in'}
              label={isLetIn ? steps.keepOut(name) : steps.letIn(name)}
            />
          ))}
        </Card>
      )}
      {outside.length > 0 && (
        <Card title={steps.outsideTitle}>
          <p>{steps.outsideText}</p>
          {outside.map(({ participantId, name }) => (
            <OnePerson
              key={participantId}
              participantId={participantId}
              intent="let-in-late"
              label={steps.letIn(name)}
            />
          ))}
        </Card>
      )}
    </>
  )
}

function OnePerson({
  participantId,
  intent,
  label,
}: {
  participantId: string
  intent: string
  label: string
}) {
  return (
    <Form method="post">
      <input type="hidden" name="person" value={participantId} />
      <Button
        type="submit"
        icon={intent === 'keep-out' ? IconUserMinus : IconUserPlus}
        name="intent"
        value={intent}
      >
        {label}
      </Button>
    </Form>
  )
}
