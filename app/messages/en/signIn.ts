import type { Messages } from '../catalogue.ts'

export const signIn: Messages['signIn'] = {
  title: 'I have a link',
  paste: {
    title: 'Paste your link',
    text: 'Did you get a link? Paste it here, or open it from the message.',
    label: 'Your link',
    submit: 'Open the link',
    error: 'This is no link of ours. Look whether you have the whole link.',
  },
  mail: {
    title: 'Come back with e-mail',
    text: 'Did you take part before, and give your e-mail address? Then we send you a new link.',
    label: 'E-mail address',
    submit: 'Send me a link',
    error: 'This is no e-mail address. An example is: grandma@example.nl',
  },
  sent: {
    title: 'Look in your mail',
    text: 'If we know this address, you now get a mail with a link. It works for 15 minutes.',
    codeText: 'Do you open the mail on another device? Then fill in this code there:',
    none: 'No mail? Look under unwanted mail. Or ask somebody in the plan for a new link.',
    mailbox: 'Open the mailbox',
  },
  lost: {
    title: 'No link and no e-mail?',
    text: 'Ask somebody in the plan for a new link for you. A parent or young person can make it.',
  },
  finish: {
    title: 'Go on',
    text: 'One more step, and you can go on.',
    code: 'Code',
    codeHint: 'The code is on the screen where you asked for the link. You may paste it.',
    submit: 'Go on',
    youAre: (names) =>
      `Somebody takes part on this device already: ${names}. If you go on, you change person.`,
    stay: 'No, do not change',
    wrongCode: 'This code is wrong. Look at the other screen once more.',
    gone: {
      title: 'This link does not work any more',
      text: 'A link from the mail works once, and for 15 minutes.',
      todo: 'Ask for a new link.',
    },
    again: 'Ask for a new link',
  },
  devices: {
    title: 'Where am I signed in?',
    intro: 'On these devices you are known. Is there one that you do not know? Take it away.',
    none: 'You are not signed in on this device.',
    onlyThis: 'You came by a link of somebody else, or you share this device. So you see this device only.',
    here: 'This device',
    own: 'Own device',
    shared: 'Shared device',
    since: (date) => `Since ${date}`,
    used: (date) => `Last used on ${date}`,
    unknown: 'A device',
    end: 'Sign out on this device',
    endOther: 'Take away',
    about: (label) => `from ${label}`,
  },
  mailbox: {
    title: 'Mailbox of this computer',
    intro: 'No mail server is set up. So you see here what we would mail otherwise.',
    warning: 'Everybody on this computer can read this. It is only for trying out.',
    empty: 'There is no mail yet.',
    to: (address) => `To ${address}`,
  },
}
