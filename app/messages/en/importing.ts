import type { Messages } from '../catalogue.ts'
import { plural } from '../plural.ts'

const count = (number: number, one: string, other: string) =>
  `${number} ${plural('en', number, { one, other })}`

export const importing: Messages['importing'] = {
  title: 'A plan from a file',
  intro:
    'Do you have the data file of an earlier plan? Then we make a new plan of it. The old plan stays as it is.',
  file: 'The file',
  fileHint: 'Its name ends in .json. A PDF or a Word file does not work.',
  whatComes: 'What comes along?',
  comes: 'The texts, goals and agreements that you wrote together, and the people in the circle.',
  people:
    'The people stand in the circle by name only. You are the only one who sees the new plan. You invite them yourself afterwards.',
  staysTitle: 'What stays behind?',
  stays:
    'What is one person’s own does not come along: own texts, words of a child, numbers, and “yes” or “no” to an agreement. Each person gives those again. “This is fixed” does not come along either: ask whether it still holds.',
  make: 'Make a new plan of this',
  link: 'Do you have a file of an earlier plan?',
  ready: 'The new plan is ready',
  brought: (texts, agreements, goals, people) =>
    `Brought along: ${[
      count(texts, 'text', 'texts'),
      count(goals, 'goal', 'goals'),
      count(agreements, 'agreement', 'agreements'),
      count(people, 'person in the circle', 'people in the circle'),
    ].join(', ')}.`,
  left: 'What is one person’s own is still in your file and not in the new plan. So keep your file safe.',
  open: 'Open the plan',
  errors: {
    me: 'Choose who you are.',
    myName: 'Fill in your first name.',
    tooLong: (max) => `This name is too long. Use no more than ${max} letters.`,
  },
  problems: {
    empty: 'Choose a file first.',
    'too-large': 'This file is too large. A plan is smaller than 1 MB. Choose the file that ends in .json.',
    pdf: 'This is a PDF: the plan to read. Choose the file that ends in .json. You get it in the old plan under “Versions”.',
    other: 'This is not the file of a plan. Choose the file that ends in .json.',
    newer:
      'This file was made with a newer version of this program. Ask your municipality, or whoever runs this, to update.',
    damaged: 'This file was changed or is damaged. Get it again from the old plan and try once more.',
  },
}
