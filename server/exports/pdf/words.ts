/** Words that the PDF adds to a book. */
import type { Language } from '#plan/template.ts'
import { labelsOf } from '../labels.ts'

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
  const { agreement, who, when, translation, sign, version, day, code, facts } = labelsOf(language)
  return { agreement, who, when, translation, sign, version, day, code, facts, ...OWN[language] }
}
