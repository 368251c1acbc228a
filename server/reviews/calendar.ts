/**
 * Days to look back for a calendar. Calendars are shared with work and school: an entry holds no name, no child and no
 * word of a plan (AG8), and for who asked for neutral mail not even the name of this product.
 */
import { createHash } from 'node:crypto'
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
} from 'ical-generator'
import { amsterdamMoment } from '#plan/reviews/moment.ts'
import type { Language } from '#plan/template.ts'

export interface CalendarDay {
  id: string
  on: string
  time: string | null
  sequence: number
  isOff: boolean
}

interface Options {
  days: readonly CalendarDay[]
  language: Language
  neutral: boolean
  /** When it is made, in milliseconds. */
  at: number
  /** To one person by mail; left out in a file to take along. */
  mail?: { method: 'REQUEST' | 'CANCEL'; from: string; to: string }
}

const WORDS: Record<Language, { plain: string; neutral: string; product: string }> = {
  nl: { plain: 'Familiegroepsplan: samen terugkijken', neutral: 'Samen terugkijken', product: 'Agenda' },
  en: {
    plain: 'Family group plan: looking back together',
    neutral: 'Looking back together',
    product: 'Calendar',
  },
}

/** Stable through every change, and nothing to look a plan up with. */
export const uidOf = (reviewId: string) =>
  createHash('sha256').update(`review ${reviewId}`).digest('hex').slice(0, 32)

const DAY_MS = 86_400_000
const AN_HOUR_AND_A_HALF = 90 * 60_000

export function reviewCalendar({ days, language, neutral, at, mail }: Options): string {
  const words = WORDS[language]
  const company = neutral ? words.product : 'Familiegroepsplan'
  const calendar = ical({ prodId: { company, product: words.product } })
  calendar.method(ICalCalendarMethod[mail?.method ?? 'PUBLISH'])
  for (const day of days) {
    const start = day.time === null ? Date.parse(`${day.on}T00:00:00Z`) : amsterdamMoment(day.on, day.time)
    const event = calendar.createEvent({
      id: uidOf(day.id),
      sequence: day.sequence,
      stamp: new Date(at),
      start: new Date(start),
      end: new Date(start + (day.time === null ? DAY_MS : AN_HOUR_AND_A_HALF)),
      allDay: day.time === null,
      summary: neutral ? words.neutral : words.plain,
      class: ICalEventClass.PRIVATE,
      status: day.isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
    if (!mail) continue
    event.organizer({ name: company, email: mail.from })
    event.createAttendee({
      email: mail.to,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: false,
    })
  }
  return `${calendar.toString()}\r\n`
}
