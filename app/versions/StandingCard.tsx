import { IconFileTypePdf, IconLock, IconPencil, IconSend } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { PlanStanding } from '#server/versions/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

interface Props {
  planId: string
  as: string | null
  standing: PlanStanding
}

/** Above the plan: a version stands, or a next one is being written. */
export function StandingBanner({ planId, as, standing }: Props) {
  const { versions } = useMessages()
  const language = useLanguage()
  const { number, at, isSettled, mayReopen, mayShare, maySettle } = standing
  if (number === null || at === null) return null
  const versionsPage = planPath(planId, 'versies', as)
  return (
    <Alert type={isSettled ? 'ok' : 'info'}>
      <p>{isSettled ? versions.banner(number, fullDate(at, language)) : versions.draftBanner(number)}</p>
      <div className="cluster">
        <LinkButton size="small" icon={IconFileTypePdf} to={versionsPage}>
          {versions.seeVersions}
        </LinkButton>
        {mayShare && (
          <LinkButton size="small" icon={IconSend} to={planPath(planId, 'delen', as)}>
            {versions.share}
          </LinkButton>
        )}
        {mayReopen && (
          <Form method="post" action={versionsPage}>
            <Button type="submit" size="small" name="intent" value="reopen" icon={IconPencil}>
              {versions.reopen}
            </Button>
          </Form>
        )}
        {!isSettled && maySettle && (
          <Form method="post" action={versionsPage}>
            <Button type="submit" size="small" variant="subtle" name="intent" value="close">
              {versions.undo}
            </Button>
          </Form>
        )}
      </div>
    </Alert>
  )
}

/** Below the plan: the next thing to do, once there is something to settle. */
export function ReadyToSettle({ planId, as, standing }: Props) {
  const { versions } = useMessages()
  if (standing.isSettled || !standing.maySettle) return null
  return (
    <Card title={versions.readyToSettle}>
      <p>{versions.readyToSettleText}</p>
      <div>
        <LinkButton icon={IconLock} to={planPath(planId, 'vastleggen', as)}>
          {versions.settleTitle}
        </LinkButton>
      </div>
    </Card>
  )
}
