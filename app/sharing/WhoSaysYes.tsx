import { IconArrowRight } from '@tabler/icons-react'
import type { Consent, Preview } from '#server/sharing/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

export function WhoSaysYes({ consents }: { consents: readonly Consent[] }) {
  const { sharing } = useMessages()
  const others = consents.some(({ isMe }) => !isMe)
  return (
    <Card title={sharing.yesTitle}>
      <p>{others ? sharing.yesText : sharing.alone}</p>
      {others && (
        <ul className="points">
          {consents.map(({ participantId, name, because, answer }) => (
            <li key={participantId}>
              <bdi>{name}</bdi> ({sharing.because[because]}): {sharing.answers[answer ?? 'none']}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** What must be known first, with the way there. */
export function FirstFillIn(props: { unclear: Preview['unclear']; planId: string; as: string | null }) {
  const { sharing } = useMessages()
  const { unclear, planId, as } = props
  if (unclear.length === 0) return null
  const isBirthday = unclear.some(({ why }) => why === 'birthday')
  const isPeople = unclear.some(({ why }) => why !== 'birthday')
  return (
    <Alert type="warning">
      {unclear.map(({ childName, why }) => (
        <p key={`${why} ${childName}`}>{sharing.unclear[why](childName || sharing.theChild)}</p>
      ))}
      <div className="cluster">
        {isPeople && (
          <LinkButton iconEnd={IconArrowRight} to={planPath(planId, 'mensen', as)}>
            {sharing.toBonds}
          </LinkButton>
        )}
        {isBirthday && (
          <LinkButton iconEnd={IconArrowRight} to={planPath(planId, 'kinderen', as)}>
            {sharing.toChildren}
          </LinkButton>
        )}
      </div>
    </Alert>
  )
}
