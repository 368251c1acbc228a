import { IconDoorExit, IconHandStop, IconLock } from '@tabler/icons-react'
import { Form } from 'react-router'
import { clockTime } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

interface PrivateTimeBannerProps {
  planId: string
  as: string | null
  time: { since: number; isEnding: boolean; isCalled: boolean; mayEnd: boolean }
}

/** Above the plan while the family is among itself: what that means, and the ways out of it. */
export function PrivateTimeBanner({ planId, as, time }: PrivateTimeBannerProps) {
  const { steps } = useMessages()
  const language = useLanguage()
  const release = planPath(planId, 'familietijd', as)
  return (
    <section className="private-time" aria-label={steps.privateTitle}>
      <Icon of={IconLock} size={24} />
      <div className="private-time__words">
        <p>
          <strong>{steps.banner}</strong> {steps.promise}
        </p>
        <p className="muted">{steps.since(clockTime(time.since, language))}</p>
        {time.isEnding ? (
          <>
            <p role="status">{steps.isEnding}</p>
            <div>
              <LinkButton variant="primary" to={release}>
                {steps.choose}
              </LinkButton>
            </div>
          </>
        ) : (
          <>
            {time.isCalled && <p role="status">{steps.called}</p>}
            <div className="cluster">
              {time.mayEnd && (
                <Form method="post" action={release}>
                  <Button type="submit" name="intent" value="end">
                    {steps.end}
                  </Button>
                </Form>
              )}
            </div>
            <MoreInside planId={planId} as={as} isCalled={time.isCalled} />
          </>
        )}
      </div>
    </section>
  )
}

/** Folded away: whoever opens it shows nobody that they think of leaving. */
function MoreInside({ planId, as, isCalled }: { planId: string; as: string | null; isCalled: boolean }) {
  const { steps } = useMessages()
  return (
    <details className="disclosure">
      <summary>{steps.more}</summary>
      <Form method="post" action={planPath(planId, 'stappen', as)} className="disclosure__body stack">
        <div>
          <Button type="submit" icon={IconHandStop} name="intent" value={isCalled ? 'call-back' : 'call'}>
            {isCalled ? steps.callBack : steps.call}
          </Button>
          <p className="muted">{steps.callHint}</p>
        </div>
        <div>
          <Button type="submit" icon={IconDoorExit} name="intent" value="leave">
            {steps.leave}
          </Button>
          <p className="muted">{steps.leaveHint}</p>
        </div>
      </Form>
    </details>
  )
}
