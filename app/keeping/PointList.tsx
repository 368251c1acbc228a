import { IconEye } from '@tabler/icons-react'
import type { RestorePoint } from '#server/restore/types.ts'
import { clockTime, dayName } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

interface PointListProps {
  points: readonly RestorePoint[]
  at: (point: string) => string
}

/** The moments by day, the latest first, each with what changed since. */
export function PointList({ points, at }: PointListProps) {
  const language = useLanguage()
  const days = new Map<string, RestorePoint[]>()
  for (const point of points) {
    const day = dayName(point.at, language)
    days.set(day, [...(days.get(day) ?? []), point])
  }
  return [...days].map(([day, ofDay]) => (
    <Card key={day} title={day}>
      <ul className="moments">
        {ofDay.map((point) => (
          <Moment key={point.id} point={point} to={at(point.id)} />
        ))}
      </ul>
    </Card>
  ))
}

function Moment({ point, to }: { point: RestorePoint; to: string }) {
  const { restore } = useMessages().keeping
  const language = useLanguage()
  const since = useSince()
  const reason = point.reason === 'writing' ? null : restore.reasons[point.reason]
  return (
    <li className="moments__one">
      <div>
        <strong>{clockTime(point.at, language)}</strong>
        {reason && <span> {reason}</span>}
        <br />
        <span className="muted">
          {point.since.length === 0 ? restore.same : `${restore.changed}: ${since(point)}`}
        </span>
      </div>
      <LinkButton size="small" icon={IconEye} to={to}>
        {restore.look}
        <span className="sr-only"> {clockTime(point.at, language)}</span>
      </LinkButton>
    </li>
  )
}

/** "Tekst, 2 keer Afspraak" */
function useSince() {
  const { keeping, steps } = useMessages()
  return ({ since }: RestorePoint) =>
    since
      .map(({ kind, count }) => {
        const what = steps.release.kinds[kind].toLowerCase()
        return count === 1 ? what : keeping.restore.more(count, what)
      })
      .join(', ')
}
