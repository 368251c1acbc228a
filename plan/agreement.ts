/**
 * "Concrete enough": an agreement has a person, a verb and a moment. The screen asks for the first one missing as one
 * friendly question. It never nags: a verb is called missing only where every word is known to be none, so a sentence
 * in a third language, a dialect or with a spelling mistake passes.
 */

import { hasMoment, isNoVerb, isVague, wordsOf } from './agreement-words.ts'
import type { Agreement } from './document.ts'

export type Missing = 'person' | 'moment' | 'verb'

/** The first thing missing, or null: concrete enough, or not begun. */
export function missingFrom(agreement: Pick<Agreement, 'what' | 'when' | 'who' | 'until'>): Missing | null {
  const { what, when, who, until } = agreement
  if (wordsOf(what).length === 0) return who.length > 0 || wordsOf(when).length > 0 ? 'verb' : null
  if (who.length === 0) return 'person'
  if (until === null && !saysWhen(when) && !hasMoment(what)) return 'moment'
  return lacksVerb(what) ? 'verb' : null
}

const saysWhen = (when: string): boolean => wordsOf(when).length > 0 && !isVague(when)

/** Longer texts are sentences; only a few bare words can be a heading such as "Huiswerk" or "Meer rust in huis". */
const LONGEST_HEADING = 5

function lacksVerb(what: string): boolean {
  const words = wordsOf(what)
  return words.length <= LONGEST_HEADING && words.every((word, index) => isNoVerb(word, words[index - 1]))
}
