import type { wishes as nl } from '../nl/wishes.ts'

export const wishes: typeof nl = {
  open: 'Is there somebody you would rather not have there?',
  intro: 'Write down the name. You need not say why. Only you see this.',
  how: 'Does somebody else invite this person? Then you hear of it. Nobody hears that you wrote this.',
  name: 'Name',
  add: 'Write down',
  erase: (name) => `Erase ${name}`,
  full: 'You have ten names already. Erase one first.',
  empty: 'Fill in a name.',
  met: (name) => `${name} was invited`,
  metIn: (name) => `${name} takes part now`,
  metText: 'Only you know this. Nobody sees that you wrote down this name.',
  canTitle: 'What can you do?',
  canWait: 'You need not do anything. Who comes later does not read what you wrote for yourself before.',
  canHide: 'Above you can choose that nobody sees when you are here.',
  canTalk: 'Talk to somebody you trust, or to the facilitator.',
  canDanger: 'Are you afraid?',
  dangerLink: 'Read what you can do',
  revoke: 'Take the invitation back',
  revokeHint: 'Mind: everybody then sees that you did this.',
  dismiss: 'It is all right',
  forYou: 'There is something for you alone.',
  look: 'Look',
  ask: (name) =>
    `You wrote down yourself that you would rather not have ${name} there. Do you want to invite this person? Then press the button once more.`,
}
