import type { children as nl } from '../nl/children.ts'

export const children: typeof nl = {
  title: (count) => (count === 1 ? 'The child' : 'The children'),
  intro: 'For whom this plan is. Everything in the plan stays as it is.',
  toChildren: 'Name or birth',
  unbornYet: 'Not born yet',
  noName: 'No name yet',
  bornOn: (date) => `Born on ${date}`,
  isBorn: 'Is the child born?',
  name: 'Name of the child',
  nameLater: 'No name yet? Then it can come later.',
  day: 'On which day?',
  confirmBorn: 'Yes, the child is born',
  rename: 'Change the name',
  giveName: 'Give a name',
  save: 'Save',
  takeBack: 'This was a mistake: not born yet',
  ownPlace: 'The child can have an own place now. It need not, and it can be later.',
  ownPlaceLink: 'Make an own place',
  saved: 'Saved',
  errors: {
    day: 'Fill in a day that has been.',
    name: 'Fill in a name.',
    tooLong: (max) => `This is too long. Use no more than ${max} letters.`,
  },
}
