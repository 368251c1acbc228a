/** The language of a book: its own words, its dates and its lists. */
import type { Language } from '../template.ts'
import { en } from './words/en.ts'
import { type BookWords, nl } from './words/nl.ts'

export interface Tongue {
  language: Language
  words: BookWords
  /** "3 maart 2027", of a day or a moment, as it is in Amsterdam. */
  date(day: string): string
  /** "Petra, Mark en oma Tineke" */
  list(names: readonly string[]): string
}

const WORDS: Record<Language, BookWords> = { nl, en }
const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }

export function tongueOf(language: Language): Tongue {
  const dates = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'Europe/Amsterdam',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const lists = new Intl.ListFormat(language, { type: 'conjunction' })
  return {
    language,
    words: WORDS[language],
    date(day) {
      const moment = new Date(/^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T12:00:00Z` : day)
      return Number.isNaN(moment.getTime()) ? '' : dates.format(moment)
    },
    list: (names) => lists.format(names),
  }
}
