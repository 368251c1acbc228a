import { IconArrowLeft, IconArrowRight, IconLayoutList } from '@tabler/icons-react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { LinkButton } from '../ui/Button.tsx'
import type { PlaceInPlan } from './place-in-plan.ts'

interface LeafProps {
  place: PlaceInPlan
  sections: readonly string[]
}

/** Above one question on a telephone: which it is, and the way to all of them. */
export function LeafHead({ place, sections }: LeafProps) {
  const { plan } = useMessages()
  const index = sections.indexOf(place.current)
  return (
    <div className="leaf leaf--head only-narrow no-print">
      {place.overview ? (
        <LinkButton size="small" icon={IconLayoutList} to={place.to(sections[0] ?? '')}>
          {plan.oneByOne}
        </LinkButton>
      ) : (
        <>
          <p className="leaf__number">{index >= 0 ? plan.partOf(index + 1, sections.length) : plan.more}</p>
          <LinkButton size="small" icon={IconLayoutList} to={place.toOverview}>
            {plan.overview}
          </LinkButton>
        </>
      )}
    </div>
  )
}

/** Below it: the one before and the one after. */
export function LeafFoot({ place, sections }: LeafProps) {
  const { plan } = useMessages()
  const index = sections.indexOf(place.current)
  const before = sections[(index < 0 ? sections.length : index) - 1]
  const after = index < 0 ? undefined : sections[index + 1]
  if (place.overview) return null
  return (
    <nav className="leaf only-narrow no-print" aria-label={plan.step}>
      {before && (
        <LinkButton icon={IconArrowLeft} to={place.to(before)}>
          {plan.previous}
        </LinkButton>
      )}
      {after && (
        <LinkButton className="leaf__next" variant="primary" iconEnd={IconArrowRight} to={place.to(after)}>
          {plan.next}
        </LinkButton>
      )}
    </nav>
  )
}
