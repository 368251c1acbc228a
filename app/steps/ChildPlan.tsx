import type { Role } from '#plan/roles.ts'
import type { ChildVersion } from '#server/plans/types.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { PLACES } from '../places.ts'
import { planPath } from '../plan-path.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'

interface ChildPlanProps {
  planId: string
  as: string | null
  title: string
  role: Role
  plan: ChildVersion
  isPrivateTime: boolean
}

/** The plan for a child under twelve: what was wished and agreed, in short lines, to read. */
export function ChildPlan({ planId, as, title, role, plan, isPrivateTime }: ChildPlanProps) {
  const messages = useMessages()
  const { steps } = messages
  const list = new Intl.ListFormat(useLanguage(), { type: 'conjunction' })
  return (
    <PageFrame title={title} planTitle={title} narrow>
      <h1>{steps.child.title}</h1>
      <p className="lead">{isPrivateTime ? steps.child.private : steps.child.intro}</p>
      <Card title={steps.child.agreements}>
        {plan.agreements.length === 0 && <p className="muted">{steps.child.nothing}</p>}
        <ul className="child-plan">
          {plan.agreements.map(({ id, what, who, when }) => (
            <li key={id}>
              <p className="child-plan__what" dir="auto">
                {what}
              </p>
              {who.length > 0 && <p dir="auto">{steps.child.who(list.format(who))}</p>}
              {when && <p dir="auto">{steps.child.when(when)}</p>}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={steps.child.wishes}>
        {plan.wishes.length === 0 && <p className="muted">{steps.child.nothing}</p>}
        <ul className="child-plan">
          {plan.wishes.map((wish) => (
            <li key={wish} dir="auto">
              {wish}
            </li>
          ))}
        </ul>
      </Card>
      <nav className="cluster" aria-label={steps.otherPages}>
        {PLACES.filter((place) => place.isFor(role)).map((place) => (
          <LinkButton key={place.page} icon={place.icon} to={planPath(planId, place.page, as)}>
            {place.label(messages)}
          </LinkButton>
        ))}
      </nav>
    </PageFrame>
  )
}
