import { IconPhone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CommentsCard } from '../comments/CommentsCard.tsx'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { phoneHref } from '../ui/PageFooter.tsx'
import { useSetup } from '../ui/use-setup.ts'
import { PresencePanel } from './PresencePanel.tsx'
import type { PlanPageModel } from './use-plan-page.ts'

interface PlanSideProps {
  page: PlanPageModel
  hidden: boolean
  /** What stands above it while an evening runs. */
  children?: ReactNode
}

/** Beside the plan: who is here, and whom to call. */
export function PlanSide({ page, hidden, children }: PlanSideProps) {
  const { plan, common } = useMessages()
  const { help } = useSetup()
  return (
    <aside className="columns__end" aria-label={plan.side}>
      {children}
      {page.room && (
        <PresencePanel here={page.here} hidden={hidden} titleOf={page.titleOf} tell={page.tellWhoIsHere} />
      )}
      <CommentsCard />
      {help && (
        <Card title={plan.helpTitle} look="help">
          <p>{plan.helpText(help.name)}</p>
          <a
            className="phone"
            href={phoneHref(help.phone)}
            aria-label={common.callLabel(help.name, help.phone)}
          >
            <Icon of={IconPhone} />
            {help.phone}
          </a>
        </Card>
      )}
    </aside>
  )
}
