/** On the plan page after looking back: what was decided, with the old words and one tap to carry it out. */
import { IconPencil } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { Decided } from '#server/reviews/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

interface Props {
  planId: string
  as: string | null
  decided: Decided | null
}

export function DecidedCard({ planId, as, decided }: Props) {
  const { reviews } = useMessages()
  const language = useLanguage()
  if (!decided) return null
  return (
    <Card title={reviews.decidedTitle} className="no-print">
      <p>
        {reviews.decidedOn(fullDate(decided.on, language))}{' '}
        {decided.isBeingWritten ? reviews.decidedText : reviews.decidedClosed}
      </p>
      <ul className="stack decided">
        {decided.items.map((item) => (
          <li key={item.agreementId}>
            <OneDecision
              item={item}
              decided={decided}
              here={planPath(planId, 'terugkijken', as)}
              toSection={(section) => `${planPath(planId, '', as)}${as ? '&' : '?'}onderdeel=${section}`}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

interface OneProps {
  item: Decided['items'][number]
  decided: Decided
  /** The page of looking back, which carries it out. */
  here: string
  toSection: (section: string) => string
}

function OneDecision({ item, decided, here, toSection }: OneProps) {
  const { agreementId, decision, by, was, now, section } = item
  const { reviews } = useMessages()
  const language = useLanguage()
  const facts = [
    was.who.length > 0 && reviews.who(was.who.join(', ')),
    was.when,
    was.until && reviews.until(fullDate(was.until, language)),
    was.fallback && reviews.fallback(was.fallback),
  ]
  const isOpen = decided.isBeingWritten && decision !== 'keep'
  return (
    <section className="stack stack--tight" aria-label={was.what || was.when}>
      <p>
        <strong>{reviews.decided[decision]}</strong> {reviews.by(by)} {isOpen && reviews.decidedNow[now]}
      </p>
      <blockquote className="decided__was" dir="auto">
        <span className="muted">{reviews.oldWords}</span> {was.what}
        <span className="muted decided__facts">{facts.filter(Boolean).join(' · ')}</span>
      </blockquote>
      {decided.mayCarryOut && decision === 'end' && (
        <Form method="post" action={here} navigate={false} preventScrollReset>
          <input type="hidden" name="agreement" value={agreementId} />
          <Button type="submit" size="small" name="intent" value={now === 'gone' ? 'put-back' : 'take-out'}>
            {now === 'gone' ? reviews.putBack : reviews.takeOut}
            <span className="sr-only">: {was.what}</span>
          </Button>
        </Form>
      )}
      {decided.isBeingWritten && decision === 'change' && section && (
        <div>
          <LinkButton size="small" icon={IconPencil} to={`${toSection(section)}#afspraak-${agreementId}`}>
            {reviews.toAgreement}
            <span className="sr-only">: {was.what}</span>
          </LinkButton>
        </div>
      )}
    </section>
  )
}
