import { Form } from 'react-router'
import type { Decision, ReviewedAgreement, ReviewPage } from '#server/reviews/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ChooseFace, FacesBeside } from './AgreementFaces.tsx'

const DECISIONS: readonly Decision[] = ['keep', 'change', 'end']

/** The agreements one by one: how it went, and what becomes of it. */
export function ReviewedAgreements({ page }: { page: ReviewPage }) {
  const { reviews } = useMessages()
  if (page.agreements.length === 0) return null
  return (
    <Card title={reviews.agreementsTitle}>
      <ol className="stack reviewed">
        {page.agreements.map((agreement) => (
          <li key={agreement.id}>
            <OneAgreement agreement={agreement} page={page} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

function OneAgreement({ agreement, page }: { agreement: ReviewedAgreement; page: ReviewPage }) {
  const { reviews, followUp } = useMessages()
  const language = useLanguage()
  const { id, what, when, who, until, last, decision } = agreement
  return (
    <section className="stack stack--tight" aria-label={what}>
      <p dir="auto">
        <strong>{what}</strong>
        {when && `, ${when}`}
      </p>
      <p className="hint">
        {[who.length > 0 && reviews.who(who.join(', ')), until && reviews.until(fullDate(until, language))]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {page.version !== null && !page.isChild && (
        <ul className="points">
          {last.map((one) => (
            <li key={one.id}>
              {reviews.lastLine(
                one.kind === 'view' ? followUp.viewOf(one.name) : one.name,
                reviews.answers[one.answer],
                fullDate(one.on, language),
              )}
              {one.words && (
                <>
                  {' '}
                  <q dir="auto">{one.words}</q>
                </>
              )}
            </li>
          ))}
          {last.length === 0 && <li>{reviews.lastNone}</li>}
        </ul>
      )}
      {page.may.faces && <ChooseFace agreement={agreement} />}
      <FacesBeside agreement={agreement} />
      {page.may.decide && (
        <Form method="post" preventScrollReset className="cluster" aria-label={reviews.decisionOf(what)}>
          <input type="hidden" name="intent" value="decide" />
          <input type="hidden" name="agreement" value={id} />
          {DECISIONS.map((one) => (
            <Button
              key={one}
              type="submit"
              name="decision"
              value={one}
              aria-pressed={decision?.decision === one}
            >
              {reviews.decisions[one]}
            </Button>
          ))}
        </Form>
      )}
      {decision && (
        <p>
          {reviews.decided[decision.decision]} {reviews.by(decision.by)}
        </p>
      )}
      {decision?.decision === 'end' && page.open === null && page.isBeingWritten && (
        <TakeOut agreement={agreement} mayTakeOut={page.may.plan} />
      )}
    </section>
  )
}

/** Nothing disappears by itself: the family takes it out. */
function TakeOut({ agreement, mayTakeOut }: { agreement: ReviewedAgreement; mayTakeOut: boolean }) {
  const { reviews } = useMessages()
  if (agreement.isGone) return <p>{reviews.takenOut}</p>
  if (!mayTakeOut) return null
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="agreement" value={agreement.id} />
      <Button type="submit" size="small" name="intent" value="take-out">
        {reviews.takeOut}
      </Button>
    </Form>
  )
}
