import { IconLock } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { StepsView } from '#server/steps/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

interface BeginPrivateTimeProps {
  planId: string
  as: string | null
  steps: StepsView
}

/** What private time is, before anybody begins it; the way in while it runs. */
export function BeginPrivateTime({ planId, as, steps }: BeginPrivateTimeProps) {
  const { steps: words } = useMessages()
  if (steps.step === 'private') {
    return (
      <Card title={words.privateTitle}>
        <p>{steps.isInside ? `${words.runs} ${words.promise}` : words.waiting}</p>
        {steps.isInside && (
          <div>
            <LinkButton variant="primary" icon={IconLock} to={planPath(planId, '', as)}>
              {words.toPrivate}
            </LinkButton>
          </div>
        )}
      </Card>
    )
  }
  if (!steps.mayBegin && !steps.needsProof) return null
  return (
    <Card title={words.privateTitle}>
      <p>{words.privateText}</p>
      <p>{words.promise}</p>
      {steps.mayBegin ? (
        <Form method="post">
          <Button type="submit" variant="primary" icon={IconLock} name="intent" value="begin">
            {words.begin}
          </Button>
        </Form>
      ) : (
        <>
          <p>{words.needsProof}</p>
          <div>
            <LinkButton to={planPath(planId, 'ik', as)}>{words.toMe}</LinkButton>
          </div>
        </>
      )}
    </Card>
  )
}
