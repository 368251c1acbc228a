/** Reads the form of an informant's sheet. What is wrong comes back per field, with everything that was filled in. */
import { LONGEST_WORDS } from '#plan/passage.ts'
import { isBornOn as isDay } from '#plan/rights/age.ts'
import type { FactInput } from '#server/passages/types.ts'

export interface FactValues {
  words: string
  isCondition: boolean
  source: string
  on: string
}
export const NO_FACT: FactValues = { words: '', isCondition: false, source: '', on: '' }

export type FactProblem = 'empty' | 'tooLong' | 'source' | 'on'
export type FactProblems = Partial<Record<'words' | 'source' | 'on', FactProblem>>

const LONGEST_SOURCE = 80

const text = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export const readFact = (form: FormData): FactValues => ({
  words: text(form, 'words').replace(/\r\n?/g, '\n').trimEnd(),
  isCondition: form.has('condition'),
  source: text(form, 'source').trim(),
  on: text(form, 'on').trim(),
})

export function checkFact({
  words,
  isCondition,
  source,
  on,
}: FactValues): { input: FactInput } | { problems: FactProblems } {
  const problems: FactProblems = {}
  if (words.trim() === '') problems.words = 'empty'
  if (words.length > LONGEST_WORDS) problems.words = 'tooLong'
  if (isCondition && (source === '' || source.length > LONGEST_SOURCE)) problems.source = 'source'
  if (isCondition && (on.length !== 10 || !isDay(on))) problems.on = 'on'
  if (Object.keys(problems).length > 0) return { problems }
  return { input: { words, condition: isCondition ? { source, on } : null } }
}
