/** Words that the PDF adds to a book. */
import { tongueOf } from '#plan/book/words.ts'
import type { Language } from '#plan/template.ts'

const OWN = {
  nl: {
    number: 'Nr.',
    plan: 'Familiegroepsplan',
    ours: 'Dit plan is van de familie. De familie bepaalt wie het mag lezen.',
  },
  en: {
    number: 'No.',
    plan: 'Family group plan',
    ours: 'This plan belongs to the family. The family decides who may read it.',
  },
} satisfies Record<Language, Record<string, string>>

export function wordsOf(language: Language): Record<string, string> {
  const { agreement, who, when, translation, sign, version, day, code, facts } =
    tongueOf(language).words.labels
  return { agreement, who, when, translation, sign, version, day, code, facts, ...OWN[language] }
}
