/** Reads the forms of own words. What is wrong comes back with everything that was filled in: no word is lost. */
import { isAudience, LONGEST_WORDS } from '#plan/passage.ts'
import type { AudienceInput, NamedPerson } from '#server/passages/types.ts'
import type { CodeOutcome } from '../confirmation/CodeForms.tsx'

export type WordsProblem = 'empty' | 'tooLong'
export type AudienceProblem = 'people' | 'audience'

export interface PassageValues {
  words: string
  to: string
  people: string[]
  language: string
  translation: string
}

export const NO_VALUES: PassageValues = { words: '', to: 'me', people: [], language: 'nl', translation: '' }

/** What the form answers with until it is saved. */
export interface PassageAnswer {
  values: PassageValues
  problems: { words?: WordsProblem; audience?: AudienceProblem; translation?: 'tooLong' } | null
  /** The names to say yes to before it is saved. */
  confirm: NamedPerson[] | null
  /** Of a yes by telephone. */
  code?: CodeOutcome
}

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Word for word, but for the ends of lines, which a browser sends in its own way. */
const wordsOf = (form: FormData, name: string) => text(form, name).replace(/\r\n?/g, '\n').trimEnd()

export function readPassage(form: FormData): PassageValues {
  return {
    words: wordsOf(form, 'words'),
    to: text(form, 'audience'),
    people: form.getAll('people').filter((value) => typeof value === 'string'),
    language: text(form, 'language') || 'nl',
    translation: wordsOf(form, 'translation'),
  }
}

export const checkWords = (words: string): WordsProblem | undefined =>
  words.trim() === '' ? 'empty' : words.length > LONGEST_WORDS ? 'tooLong' : undefined

export function checkAudience({ to, people }: PassageValues): AudienceProblem | undefined {
  if (!isAudience(to)) return 'audience'
  return to === 'chosen' && people.length === 0 ? 'people' : undefined
}

/** `seen`: ids of those whose names were on the screen; absent where no script could keep them up to date. */
export function audienceInput(form: FormData, { to, people }: PassageValues): AudienceInput {
  const seen = form.get('seen')
  return {
    to: isAudience(to) ? to : 'me',
    people,
    seen: typeof seen === 'string' ? seen.split(' ').filter(Boolean) : null,
  }
}

/** A language that a speaker may use; the list is what interpreters in the Netherlands are asked for most. */
export const SPOKEN = [
  'nl',
  'en',
  'ar',
  'ti',
  'tr',
  'uk',
  'pl',
  'so',
  'fa',
  'ps',
  'fr',
  'es',
  'de',
  'bg',
  'ro',
  'zh',
  'ber',
] as const
export const isSpoken = (value: string) => SPOKEN.some((one) => one === value)
