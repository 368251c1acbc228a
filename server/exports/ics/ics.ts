/**
 * The days of a plan for a calendar. Calendars are shared with work and school: an entry says that the plan has
 * something that day, and no name, no child and no word of what (AG8).
 */
import { createHash } from 'node:crypto'
import ical, { ICalEventBusyStatus, ICalEventClass, ICalEventTransparency } from 'ical-generator'
import { contentsOf, type PlanRecord } from '#plan/record/record.ts'
import type { Language } from '#plan/template.ts'

const SUMMARIES = {
  nl: {
    name: 'Familiegroepsplan',
    review: 'Familiegroepsplan: samen terugkijken',
    agreement: 'Familiegroepsplan: laatste dag van een afspraak',
  },
  en: {
    name: 'Family group plan',
    review: 'Family group plan: looking back together',
    agreement: 'Family group plan: last day of an agreement',
  },
} satisfies Record<Language, Record<'name' | 'review' | 'agreement', string>>

export async function toIcs(record: PlanRecord): Promise<Uint8Array> {
  const [plan] = contentsOf(record, 'plan')
  const words = SUMMARIES[plan?.content.language ?? 'nl']
  const calendar = ical({ name: words.name, prodId: { company: 'Familiegroepsplan', product: 'Plan' } })
  for (const { id, day, kind } of daysOf(record)) {
    const start = new Date(`${day}T00:00:00Z`)
    calendar.createEvent({
      id: uidOf(record.planId, id),
      sequence: record.version ?? 0,
      // UTC and no zone of the calendar: with one this package writes a stamp that RFC 5545 does not allow.
      stamp: new Date(record.at),
      start: start,
      end: new Date(start.getTime() + DAY_MS),
      allDay: true,
      summary: words[kind],
      class: ICalEventClass.PRIVATE,
      busystatus: ICalEventBusyStatus.FREE,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return new TextEncoder().encode(`${calendar.toString()}\r\n`)
}

const DAY_MS = 86_400_000

/** The same entry in each version of the plan, so that a calendar moves it; and nothing to look a plan up with. */
const uidOf = (planId: string, itemId: string) =>
  `${createHash('sha256').update(`${planId} ${itemId}`).digest('hex').slice(0, 32)}@familiegroepsplan`

type Day = { id: string; day: string; kind: 'review' | 'agreement' }

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** Days to come together, and the last day of agreements that have one. */
function daysOf(record: PlanRecord): Day[] {
  const reviews = contentsOf(record, 'moment').map(({ id, content }) => ({
    id,
    day: content.date,
    kind: 'review' as const,
  }))
  const agreements = contentsOf(record, 'agreement').map(({ id, content }) => ({
    id,
    day: content.until,
    kind: 'agreement' as const,
  }))
  return [...reviews, ...agreements].flatMap(({ day, ...rest }) =>
    day !== null && DATE.test(day) && !Number.isNaN(Date.parse(day)) ? [{ ...rest, day }] : [],
  )
}
