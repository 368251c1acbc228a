/** Words that the files add to a book: heads of tables, and what stands before a name. */
import type { Language } from '#plan/template.ts'

const nl = {
  agreement: 'Afspraak',
  who: 'Wie doet het?',
  when: 'Wanneer?',
  answers: 'Wat zegt iedereen?',
  until: (date: string) => `Tot en met ${date}`,
  fallback: (name: string) => `Lukt het niet? Dan: ${name}`,
  view: 'Een andere mening',
  translation: 'Vertaling',
  name: 'Naam',
  day: 'Datum',
  number: 'Cijfer (0 tot 10)',
  latest: (name: string, value: number) => `${name} geeft nu een ${value}.`,
  answered: 'Wat er is afgesproken',
  sign: 'Handtekening',
  version: 'Versie',
  code: 'Code',
  facts: 'In het kort',
  about: 'Waarover',
  inShort: 'Kort gezegd',
}
type Labels = typeof nl

const en: Labels = {
  agreement: 'Agreement',
  who: 'Who does it?',
  when: 'When?',
  answers: 'What does everyone say?',
  until: (date) => `Until ${date}`,
  fallback: (name) => `If that does not work: ${name}`,
  view: 'A different view',
  translation: 'Translation',
  name: 'Name',
  day: 'Date',
  number: 'Number (0 to 10)',
  latest: (name, value) => `${name} now gives a ${value}.`,
  answered: 'What was agreed',
  sign: 'Signature',
  version: 'Version',
  code: 'Code',
  facts: 'In short',
  about: 'About',
  inShort: 'In a few words',
}

export const labelsOf = (language: Language): Labels => ({ nl, en })[language]
