import { IconArrowRight, IconCircleCheck, IconMessages, IconPointFilled } from '@tabler/icons-react'
import { type AgreementText, canonicalAgreement } from '#plan/acceptance/digest.ts'
import type { AgreementState } from '#server/acceptance/types.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useInPlan } from './in-plan.ts'

const ICONS = {
  settled: IconCircleCheck,
  open: IconMessages,
  proposal: IconPointFilled,
  waiting: IconPointFilled,
} as const satisfies Record<AgreementState['state'], unknown>

/** Quietly in the plan: where this agreement stands. Nothing while other words stand there than were answered. */
export function AgreementMark({ agreement }: { agreement: AgreementText & { id: string } }) {
  const { inPlan } = useMessages().acceptance
  const language = useLanguage()
  const found = useInPlan()?.states.find(({ agreementId }) => agreementId === agreement.id)
  if (!found || found.seen !== canonicalAgreement(agreement)) return null
  const names = new Intl.ListFormat(language).format(found.names)
  const { state } = found
  return (
    <p className={`agreement__state agreement__state--${state}`}>
      <Icon of={ICONS[state]} size={18} />
      <span>{state === 'proposal' || state === 'waiting' ? inPlan[state](names) : inPlan[state]}</span>
    </p>
  )
}

/** Below the agreements, once there is one: the way to saying yes. */
export function AgreeLink({ agreements }: { agreements: readonly { what: string }[] }) {
  const { inPlan } = useMessages().acceptance
  const page = useInPlan()
  if (!page || agreements.every(({ what }) => what.trim() === '')) return null
  return (
    <div className="agreements__agree no-print">
      <p>
        <strong>{inPlan.ask}</strong> {inPlan.askText}
      </p>
      <LinkButton iconEnd={IconArrowRight} to={page.to}>
        {inPlan.link}
      </LinkButton>
    </div>
  )
}
