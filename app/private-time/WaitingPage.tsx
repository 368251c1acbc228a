import { IconClock } from '@tabler/icons-react'
import { Form } from 'react-router'
import { clockTime } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { useLookAgain } from './use-look-again.ts'

interface WaitingPageProps {
  planId: string
  as: string | null
  title: string
  since: number | null
  minutes: number
  isCalled: boolean
  why: string
}

/** A clock, and nothing else of what the family does. */
export function WaitingPage({ planId, as, title, since, minutes, isCalled, why }: WaitingPageProps) {
  const { steps } = useMessages()
  const language = useLanguage()
  useLookAgain()
  return (
    <PageFrame title={title} planTitle={title} narrow>
      <h1>{steps.privateTitle}</h1>
      <div className="waiting">
        <Icon of={IconClock} size={48} />
        <p className="lead">{steps.waiting}</p>
        {since !== null && <p role="timer">{steps.waitingSince(clockTime(since, language), minutes)}</p>}
      </div>
      <div role="status">{isCalled && <Alert type="info">{steps.isCalled}</Alert>}</div>
      {why === 'not-let-in' ? (
        <Form method="post" action={planPath(planId, 'stappen', as)} className="stack">
          <p>{steps.left}</p>
          <div>
            <Button type="submit" name="intent" value="come-back">
              {steps.comeBack}
            </Button>
          </div>
        </Form>
      ) : why === 'not-proven' ? (
        <>
          <p>{steps.needsProof}</p>
          <div>
            <LinkButton to={planPath(planId, 'ik', as)}>{steps.toMe}</LinkButton>
          </div>
        </>
      ) : (
        <p className="muted">{steps.waitingText}</p>
      )}
    </PageFrame>
  )
}
