import type { Messages } from '../catalogue.ts'

/** The cases of the team. */
export const cases: Messages['cases'] = {
  title: 'Cases',
  place: 'Cases',
  intro: 'You see your own cases only. Of a plan you see what the family sent.',
  none: 'You have no cases yet.',
  closed: 'closed',
  requestsTitle: 'Families that ask for help with a plan',
  wantsTeam: () => 'Wants somebody of the team to join.',
  wantsIndependent: 'Wants an independent facilitator.',
  requestDone: 'Contact made',
  requestDoneOf: (name) => `Contact with ${name} was made`,
  newTitle: 'Make a case',
  reference: 'Case number',
  referenceHint: 'As in your case system, such as ZAAK-2027-0000101.',
  make: 'Make the case',
  problems: {
    reference: 'Fill in a case number of 3 to 40 characters.',
    known: 'This case exists already.',
  },
  madeTitle: (reference) => `Case ${reference} was made`,
  codeOnce: 'This is the code for the family. You see it only once: put it on the letter.',
  codeUse: (address) =>
    `The family answers with it at ${address}. It also sends a plan to this case with it.`,
}
