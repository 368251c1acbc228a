/** What asks for somebody's eyes first: for the guardian of the plan, or for who leads it where there is none. */
import type { Attention, FollowedAgreement } from '#server/follow-up/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Card } from '../ui/Card.tsx'

interface Props {
  attention: Attention[]
  agreements: FollowedAgreement[]
  isKeeper: boolean
}

export function AttentionCard({ attention, agreements, isKeeper }: Props) {
  const { followUp } = useMessages()
  if (attention.length === 0) return isKeeper ? <p className="muted">{followUp.attention.none}</p> : null
  const nameOf = (id: string) => {
    const found = agreements.find((one) => one.id === id)
    return found?.what.trim() || found?.when || ''
  }
  return (
    <Card title={followUp.attention.title}>
      <p>{isKeeper ? followUp.attention.leadKeeper : followUp.attention.lead}</p>
      <ul className="follow__list">
        {attention.map(({ agreementId, why }) => (
          <li key={agreementId}>
            <a className="nl-link" href={`#afspraak-${agreementId}`} dir="auto">
              {nameOf(agreementId)}
            </a>{' '}
            <span className="muted">({followUp.attention[why]})</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
