import { IconCalendarPlus, IconPlayerPlay, IconPlus } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { ReviewDay, ReviewPage } from '#server/reviews/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

interface Props {
  planId: string
  as: string | null
  page: ReviewPage
  isDayWrong: boolean
}

/** The days to look back: everybody sees them, the family changes them, and they go into one's own calendar. */
export function ReviewDays({ planId, as, page, isDayWrong }: Props) {
  const { reviews } = useMessages()
  const { days, may, calendarByMail } = page
  return (
    <Card title={reviews.daysTitle}>
      {days.length === 0 && <p>{reviews.daysNone}</p>}
      <ul className="stack review-days">
        {days.map((day) => (
          <li key={day.id}>
            <OneDay day={day} page={page} />
          </li>
        ))}
      </ul>
      {may.plan && (
        <details className="disclosure" open={isDayWrong}>
          <summary>{reviews.addTitle}</summary>
          <Form method="post" className="disclosure__body stack" noValidate>
            <DayFields name="erbij" error={isDayWrong ? reviews.dayWrong : undefined} today={page.today} />
            <div className="form-actions">
              <Button type="submit" name="intent" value="add" icon={IconPlus}>
                {reviews.add}
              </Button>
            </div>
          </Form>
        </details>
      )}
      {days.length > 0 && (
        <div>
          <LinkButton icon={IconCalendarPlus} to={planPath(planId, 'terugkijken.ics', as)} reloadDocument>
            {reviews.file}
          </LinkButton>
        </div>
      )}
      {calendarByMail !== null && (
        <Form method="post" className="stack stack--tight">
          <p className="hint">{calendarByMail ? reviews.byMailOn : reviews.byMailHint}</p>
          <div>
            <Button
              type="submit"
              size="small"
              variant="subtle"
              name="intent"
              value={calendarByMail ? 'calendar-off' : 'calendar-on'}
            >
              {calendarByMail ? reviews.byMailStop : reviews.byMail}
            </Button>
          </div>
        </Form>
      )}
    </Card>
  )
}

function OneDay({ day, page }: { day: ReviewDay; page: ReviewPage }) {
  const { reviews } = useMessages()
  const language = useLanguage()
  const { may, open } = page
  const mayBegin = may.open && day.status === 'planned' && open === null
  return (
    <section className="stack stack--tight" aria-label={fullDate(day.on, language)}>
      <p>
        <strong>{fullDate(day.on, language)}</strong>
        {day.time && ` · ${day.time}`} · {day.isDue ? reviews.due : reviews.status[day.status]}
      </p>
      {mayBegin && (
        <Form method="post">
          <input type="hidden" name="review" value={day.id} />
          <Button
            type="submit"
            name="intent"
            value="open"
            icon={IconPlayerPlay}
            size={day.isDue ? 'normal' : 'small'}
            variant={day.isDue ? 'primary' : 'subtle'}
          >
            {day.isDue ? reviews.open : reviews.openEarly}
          </Button>
        </Form>
      )}
      {may.plan && day.status === 'planned' && (
        <details className="disclosure">
          <summary>{reviews.change}</summary>
          <Form method="post" className="disclosure__body stack" noValidate>
            <input type="hidden" name="review" value={day.id} />
            <DayFields name={day.id} day={day} today={page.today} />
            <div className="form-actions">
              <Button type="submit" name="intent" value="move">
                {reviews.move}
              </Button>
              <Button type="submit" variant="subtle" name="intent" value="drop">
                {reviews.drop}
              </Button>
            </div>
          </Form>
        </details>
      )}
    </section>
  )
}

function DayFields(props: { name: string; day?: ReviewDay; today: string; error?: string }) {
  const { reviews } = useMessages()
  const { name, day, today, error } = props
  // Several forms on one page: the ids differ, the names on the way do not.
  return (
    <div className="cluster">
      <label className="field">
        <span className="field__label utrecht-form-label">{reviews.day}</span>
        {error && <span className="field__error utrecht-form-field-error-message">{error}</span>}
        <input
          type="date"
          className="utrecht-textbox utrecht-textbox--html-input"
          id={`dag-${name}`}
          name="day"
          min={today}
          defaultValue={day?.on}
          aria-invalid={error ? true : undefined}
        />
      </label>
      <label className="field">
        <span className="field__label utrecht-form-label">
          {reviews.time} <span className="field__optional">({reviews.timeHint})</span>
        </span>
        <input
          type="time"
          className="utrecht-textbox utrecht-textbox--html-input"
          id={`tijd-${name}`}
          name="time"
          defaultValue={day?.time ?? undefined}
        />
      </label>
    </div>
  )
}
