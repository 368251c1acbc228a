import type { Role } from '#plan/roles.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { PLACES } from '../places.ts'
import { planPath } from '../plan-path.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'

interface ClosedPageProps {
  planId: string
  as: string | null
  title: string
  role: Role
  why: string
}

/** For who takes part and does not read the plan in this step: where they can go instead. */
export function ClosedPage({ planId, as, title, role, why }: ClosedPageProps) {
  const messages = useMessages()
  const { steps } = messages
  return (
    <PageFrame title={title} planTitle={title} narrow>
      <h1>{steps.closedTitle}</h1>
      <p className="lead">{why === 'only-own-sheet' ? steps.ownSheetOnly : steps.closed}</p>
      <Card title={steps.otherPages}>
        <div className="cluster">
          {PLACES.filter((place) => place.isFor(role)).map((place) => (
            <LinkButton key={place.page} icon={place.icon} to={planPath(planId, place.page, as)}>
              {place.label(messages)}
            </LinkButton>
          ))}
        </div>
      </Card>
    </PageFrame>
  )
}
