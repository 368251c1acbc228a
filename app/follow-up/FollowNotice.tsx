/** On the plan page: something at following asks for a look. */
import type { FollowNotice as Notice } from '#server/follow-up/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'

interface Props {
  planId: string
  as: string | null
  notice: Notice | null
}

export function FollowNotice({ planId, as, notice }: Props) {
  const { followUp } = useMessages()
  if (!notice) return null
  const free = notice.free.length
  const { attention } = notice
  return (
    <Alert>
      <p>
        {[free > 0 && followUp.notice.free(free), attention > 0 && followUp.notice.attention(attention)]
          .filter(Boolean)
          .join(' ')}
      </p>
      <div>
        <LinkButton size="small" to={planPath(planId, 'volgen', as)}>
          {followUp.notice.link}
        </LinkButton>
      </div>
    </Alert>
  )
}
