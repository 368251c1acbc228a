import type { growingUp as nl } from '../nl/growingUp.ts'

export const growingUp: typeof nl = {
  title: { 12: 'You turn 12', 16: 'You turn 16', 18: 'You turn 18' },
  comes: (date) => `Something changes on ${date}.`,
  isNow: 'Something has changed.',
  what: {
    12: 'You then read the whole plan and write along. You say yes or no to agreements yourself. About sharing you decide with your parents.',
    16: 'You then decide alone about your own texts. Your parents need not say yes to that any more.',
    18: 'Your parents then no longer read your own texts. The plan that you make together they do read. On that day we ask whether somebody may keep reading.',
  },
  ask: (name) => `Do you want ${name} to keep reading?`,
  explain: (name) =>
    `${name} read this before you turned 18. Choose what ${name} may keep reading. The rest stays yours.`,
  picture: 'A drawing or picture',
  save: 'Yes, what I ticked',
  none: 'No, nothing',
}
