/** Nothing was settled yet: what stands here later, and the way there for who may settle. */
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'

interface Props {
  planId: string
  as: string | null
  maySettle: boolean
  children: ReactNode
}

export function NotSettled({ planId, as, maySettle, children }: Props) {
  const { versions } = useMessages()
  return (
    <Alert type="info">
      <p>{children}</p>
      {maySettle && (
        <div>
          <LinkButton icon={IconLock} to={planPath(planId, 'vastleggen', as)}>
            {versions.settleTitle}
          </LinkButton>
        </div>
      )}
    </Alert>
  )
}
