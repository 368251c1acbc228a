/** How it goes, to fill in with a pen: each agreement with three boxes, a face and its word beside each. */
import { IconArrowLeft, IconMoodEmpty, IconMoodHappy, IconMoodSad } from '@tabler/icons-react'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/follow-sheet'
import { requireMe } from './require-me.ts'
import { PrintButton } from './your-right-letter.tsx'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const agreements = await services.followUp.agreements(me)
  return {
    planId: plan.id,
    as,
    children: plan.children,
    agreements: agreements.map(({ id, what, when, who }) => ({
      ...{ id, what: what.trim() || when, when: what.trim() ? when : '' },
      who: who.map(({ name }) => name),
    })),
  }
}

const BOXES = [
  ['done', IconMoodHappy],
  ['partly', IconMoodEmpty],
  ['not', IconMoodSad],
] as const

export default function FollowSheet({ loaderData }: Route.ComponentProps) {
  const messages = useMessages()
  const { followUp, reviews } = messages
  const language = useLanguage()
  const { planId, as, children, agreements } = loaderData
  const words = followUp.paper
  return (
    <PageFrame title={words.sheetTitle} planTitle={planTitle(children, language, messages)} narrow>
      <div className="no-print">
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, 'volgen', as)}>
          {words.back}
        </LinkButton>
      </div>
      <article className="card print-sheet">
        <h1>{words.sheetTitle}</h1>
        <p>{agreements.length > 0 ? words.sheetText : followUp.noAgreements}</p>
        <p className="follow-sheet__lines">
          <span className="follow-sheet__line">{words.name}:</span>
          <span className="follow-sheet__line">{words.day}:</span>
        </p>
        <ol className="follow-sheet">
          {agreements.map(({ id, what, when, who }) => (
            <li key={id} className="follow-sheet__one">
              <p dir="auto">
                <strong>{what}</strong>
                {when && `, ${when}`}
                {who.length > 0 && <span className="muted"> ({reviews.who(who.join(', '))})</span>}
              </p>
              <ul className="follow-sheet__boxes">
                {BOXES.map(([answer, face]) => (
                  <li key={answer}>
                    <span className="follow-sheet__box" aria-hidden="true" />
                    <Icon of={face} size={32} />
                    {followUp.answers[answer]}
                  </li>
                ))}
              </ul>
              <p className="follow-sheet__line muted">{words.words}</p>
            </li>
          ))}
        </ol>
      </article>
      <div className="form-actions no-print">
        <PrintButton />
      </div>
    </PageFrame>
  )
}
