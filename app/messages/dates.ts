import type { Language } from '#plan/template.ts'

/** Everything happens in the Netherlands, wherever the server or the telephone thinks it is. */
const ZONE = 'Europe/Amsterdam'

const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }

/** A moment, or a day as `yyyy-mm-dd`. A day is read at noon UTC, so that no zone moves it to the day before. */
type Moment = Date | number | string

function toDate(moment: Moment): Date {
  if (typeof moment === 'string' && /^\d{4}-\d\d-\d\d$/.test(moment)) return new Date(`${moment}T12:00:00Z`)
  return new Date(moment)
}

const format = (moment: Moment, language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone: ZONE, ...options })
    .format(toDate(moment))
    .replace(',', '')

/** "dinsdag 14 april" */
export const dayName = (moment: Moment, language: Language) =>
  format(moment, language, { weekday: 'long', day: 'numeric', month: 'long' })

/** "14 april 2026" */
export const fullDate = (moment: Moment, language: Language) =>
  format(moment, language, { day: 'numeric', month: 'long', year: 'numeric' })

/** "14:05" */
export const clockTime = (moment: Moment, language: Language) =>
  format(moment, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
