import type { quality as nl } from '../nl/quality.ts'

export const quality: typeof nl = {
  place: 'Was it worth it?',
  title: 'Was it worth it?',
  lead: 'When looking back everybody may answer two questions for themselves. Only counts stand here.',
  ambitionOf: (percent) => `Ambition: at or above ${percent}%.`,
  start: 'That is a starting measurement in another group. You cannot compare your numbers with it.',
  ambitionTitle: 'Change the ambition',
  ambitionHint: 'Which part of the people should say yes? Choose a number from 1 to 100.',
  ambitionFor: (question) => `${question} Ambition in percent`,
  ambitionSave: 'Save the ambition',
  ambitionSaved: 'The ambition is saved.',
  ambitionWrong: 'Fill in a whole number from 1 to 100.',
  small:
    'Numbers under 10 are not here, nor what could be found from them. A quarter is added once it is over. A small quarter counts with the next one.',
  none: 'There are no groups of 10 people or more yet.',
  files: 'Take the numbers along',
  csv: 'Table (CSV)',
  json: 'Data (JSON)',
  question: 'Question',
  ambition: 'Ambition (%)',
}
