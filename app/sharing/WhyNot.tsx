import { IconLock } from '@tabler/icons-react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'

interface WhyNotProps {
  planId: string
  as: string | null
  /** Null as long as nothing is settled. */
  preview: { mayShare: boolean } | null
  isProven: boolean
  isPrivateTime: boolean
}

/** Why this person sends nothing now. */
export function WhyNot({ planId, as, preview, isProven, isPrivateTime }: WhyNotProps) {
  const { sharing } = useMessages()
  if (isPrivateTime) return <Alert>{sharing.privateTime}</Alert>
  if (!isProven)
    return (
      <Alert type="warning">
        <p>{sharing.needsProof}</p>
        <div>
          <LinkButton to={planPath(planId, 'ik', as)}>{sharing.toMe}</LinkButton>
        </div>
      </Alert>
    )
  if (!preview)
    return (
      <Alert>
        <p>{sharing.settleFirst}</p>
        <div>
          <LinkButton icon={IconLock} to={planPath(planId, 'vastleggen', as)}>
            {sharing.toSettle}
          </LinkButton>
        </div>
      </Alert>
    )
  return preview.mayShare ? null : <Alert>{sharing.notYours}</Alert>
}
