import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'

interface Props {
  state: 'private' | 'unproven'
  planId: string
  as: string | null
}

/** Nobody answers here now: the family is among itself, or this browser has not shown whose it is. */
export function NotOpen({ state, planId, as }: Props) {
  const { acceptance } = useMessages()
  if (state === 'private')
    return (
      <Alert>
        <p>{acceptance.privateTime}</p>
      </Alert>
    )
  return (
    <Alert type="warning" title={acceptance.unproven.title}>
      <p>{acceptance.unproven.text}</p>
      <div>
        <LinkButton to={planPath(planId, 'ik', as)}>{acceptance.unproven.link}</LinkButton>
      </div>
    </Alert>
  )
}
