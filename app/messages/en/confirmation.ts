import type { confirmation as nl } from '../nl/confirmation.ts'

export const confirmation: typeof nl = {
  title: (name) => `Saying yes by telephone: ${name}`,
  intro: (name) => `Has ${name} no device? Then ${name} can say yes by telephone.`,
  how: (name) =>
    `${name} gets a message with a code. Does ${name} say yes? Then ${name} reads the code to you.`,
  readFirst: 'First read the text aloud:',
  phone: (name) => `Mobile number of ${name}`,
  phoneHint: 'We keep the number no longer than a day.',
  send: 'Send a code',
  saveAndSend: 'Save and send a code',
  sent: (name) => `The code was sent to ${name}. It works for 24 hours.`,
  code: (name) => `Code that ${name} reads aloud`,
  confirm: (name) => `${name} says yes`,
  again: 'Send a new code',
  wrong: 'This code is not right. Ask for it digit by digit.',
  gone: 'This code no longer works. Send a new one.',
  right: 'Confirmed with a code.',
  problems: {
    'not-a-number': 'Fill in a mobile number, such as 06 12345678.',
    'own-device': 'This person has a device. Saying yes is done there.',
    'too-many': 'Many codes were sent today. Try again tomorrow.',
    'not-offered': 'We cannot send messages to a telephone here.',
  },
}
