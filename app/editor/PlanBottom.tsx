import { IconDots, IconFileText, IconListCheck, IconMessage2, IconUsers } from '@tabler/icons-react'
import { isOpen } from '../comments/commenting.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { BottomBar, type Place } from '../ui/BottomBar.tsx'
import { COMMENTS, MORE } from './place-in-plan.ts'
import type { PlanData } from './plan-data.ts'
import type { PlanPageModel } from './use-plan-page.ts'

/** The four places of a plan on a telephone. */
export function PlanBottom({ data, page }: { data: PlanData; page: PlanPageModel }) {
  const { plan, comments } = useMessages()
  const { threads } = data.comments
  const { place, view } = page
  const agreements = view.shown.find(({ fields }) => fields.some(({ kind }) => kind === 'agreements'))?.id
  const first = page.shownIds[0]
  const at = place.overview
    ? 'plan'
    : place.current === MORE || place.current === COMMENTS
      ? place.current
      : place.current === agreements
        ? 'agreements'
        : 'plan'
  const places: Place[] = [
    ...(first ? [{ to: place.to(first), label: plan.plan, icon: IconFileText, current: at === 'plan' }] : []),
    ...(agreements
      ? [
          {
            to: place.to(agreements),
            label: plan.agreements,
            icon: IconListCheck,
            current: at === 'agreements',
          },
        ]
      : []),
    { to: planPath(data.header.id, 'mensen', data.as), label: plan.people, icon: IconUsers },
    ...(threads.length > 0
      ? [
          {
            to: place.to(COMMENTS),
            label: comments.title,
            icon: IconMessage2,
            current: at === COMMENTS,
            count: threads.filter(isOpen).length,
          },
        ]
      : []),
    { to: place.to(MORE), label: plan.more, icon: IconDots, current: at === MORE },
  ]
  return <BottomBar label={plan.places} places={places} />
}
