import type { Messages } from '../catalogue.ts'

export const followUp: Messages['followUp'] = {
  title: 'Following',
  toPlan: 'To the plan',
  lead: 'How are the agreements going? One tap is enough.',
  nothing:
    'There is nothing to follow yet. First settle the plan together. After that you see each agreement here.',
  noAgreements: 'The settled plan holds no agreements.',
  privateTime: 'The family is talking among themselves now. Afterwards you can go on here.',
  unproven: {
    title: 'Is it you?',
    text: 'On this device we do not know for sure that it is you. That is why you do not see here how it goes.',
    link: 'Show that it is you',
  },

  answers: { done: 'Worked', partly: 'A little', not: 'Did not work' },
  own: 'How did it go?',
  view: 'How do you see it? This stands beside the answer of who does it.',
  saved: 'Saved. Tap once more to take it away.',
  takeBack: 'Take back',
  words: 'Do you want to say something about it?',
  saveWords: 'Save',

  history: 'How did it go before?',
  dots: (answers) => `From then to now: ${answers}`,
  row: (name, answer, day) => `${name}: ${answer}, ${day}`,
  viewOf: (name) => `${name} sees it like this`,

  otherwise: {
    title: 'If it goes otherwise',
    ask: (name) => `Ask ${name} to help. That is what you agreed.`,
    nobody: 'Talk about it together. What can be done differently?',
  },

  free: {
    title: 'This task is free',
    left: (name, day) =>
      name
        ? `${name} does not take part any more. The task is free since ${day}.`
        : `The task is free since ${day}.`,
    withdrew: (name, day) =>
      name
        ? `${name} cannot do this any more. The task is free since ${day}.`
        : `The task is free since ${day}.`,
    ended: (name, day) =>
      name
        ? `The agreement with ${name} was until ${day}. The task is free now.`
        : `The agreement was until ${day}. The task is free now.`,
    gaveBack: (day) => `You gave this task back on ${day}. Can you do it again? Then it is your task again.`,
    take: 'Yes, I take this over',
    again: 'Yes, I do this again',
    late: 'Somebody else was first. This task was taken over already.',
  },
  paper: {
    title: 'On paper',
    text: 'Does somebody prefer paper to say how it goes? Then print a sheet.',
    link: 'To the sheet to print',
    enter: 'Type over a sheet',
    enterText: 'Type over what is on the sheet. Leave empty what was not filled in.',
    who: 'Whose sheet is it?',
    save: 'Save what is on the sheet',
    saved: 'Saved. Beside each answer stands that you typed it over.',
    by: (name) => `said on paper, entered by ${name}`,
    sheetTitle: 'How are the agreements going?',
    sheetText: 'Put a cross in one box for each agreement. Then give the sheet back.',
    name: 'Name',
    day: 'Date',
    words: 'Do you want to say something about it?',
    back: 'Back to following',
  },
  open: {
    title: 'Open places',
    mark: 'task free',
    beside: (name) => `${name} (task free)`,
    was: (name) => `${name} did this before. Who takes it over?`,
    wasYours: 'You did this before. Can you do it again?',
    nobody: 'Who takes this over?',
  },
  takenOver: (by, from, day) =>
    from && from !== by
      ? `${by} took this over from ${from}, on ${day}.`
      : `${by} does this again, since ${day}.`,
  takenNote: 'The text of the agreement changes in a next version only.',
  withdraw: {
    summary: 'Can you not do it any more?',
    text: 'Then the task comes free. The family hears that. Somebody else can take it over.',
    button: 'I cannot do this any more',
  },

  attention: {
    title: 'This asks for attention',
    leadKeeper: 'You look after the plan. That is why you see this first.',
    lead: 'Look at this first.',
    not: 'did not work',
    silent: 'nothing heard for two weeks',
    free: 'the task is free',
    none: 'Nothing asks for attention now.',
  },
  keepers: (names) => `Who looks after the plan: ${names}.`,

  reminders: {
    title: 'Reminders for you',
    lead: 'Only if you want them. A message does not say what it is about. One tap stops it.',
    none: 'You get no reminders.',
    add: 'Remind me',
    about: 'About what?',
    review: 'Looking back together',
    every: 'How often?',
    rhythms: {
      day: 'every day',
      week: 'every week',
      'two-weeks': 'every two weeks',
      month: 'every month',
      once: 'once',
    },
    firstOn: 'From which day?',
    time: 'At what time?',
    channel: 'How?',
    channels: { mail: 'E-mail', sms: 'Text message' },
    phone: 'Mobile number',
    phoneHint: 'For text messages only. You get a code first.',
    phoneKnown: (ends) => `Leave empty for the number that ends in ${ends}.`,
    codeTitle: 'Is this your telephone?',
    codeSent: (ends) =>
      `We sent a code to the number that ends in ${ends}. Enter it here. Until then we send nothing else there.`,
    code: 'Code from the text message',
    codeSave: 'This is my telephone',
    codeRight: 'Your number is confirmed. The reminders arrive there now.',
    codeProblems: {
      wrong: 'This code is not right. Look at the text message again.',
      gone: 'This code works no more. Make the reminder once more, then a new one comes.',
    },
    save: 'Save reminder',
    stop: 'Stop',
    stopOf: (what) => `Stop the reminder: ${what}`,
    row: (every, time, channel, next) => `${every} at ${time}, by ${channel}. The next: ${next}.`,
    needsAddress: 'Do you want reminders by e-mail? Then fill in your e-mail address first.',
    toMe: 'To my settings',
    saved: 'The reminder was saved.',
    problems: {
      when: 'Choose a day and a time that are still to come.',
      phone: 'Fill in a mobile number, such as 06 12 34 56 78.',
      'no-address': 'Fill in your e-mail address in your settings first.',
      'not-offered': 'Text messages are not possible here.',
      'too-many': 'You have many reminders already. Stop one first.',
      gone: 'This agreement is no longer in the plan.',
    },
  },

  link: {
    title: 'How did it go?',
    own: 'This is your agreement.',
    view: 'This is how you see it.',
    saved: 'Your answer was saved. You can close this page.',
    takenBack: 'Your answer is gone.',
    only: 'This link shows this one agreement only.',
    notNow: { title: 'Not just now', text: 'Try again later. The link keeps working.' },
    gone: {
      title: 'This link does not work any more',
      text: 'That is fine. Nothing went wrong. Do you want to say something after all? Open the plan as you always do.',
    },
  },
  stopLink: {
    title: 'No more messages?',
    text: 'You will not get this reminder any more. You can choose a new one later.',
    button: 'Stop this reminder',
    stopped: { title: 'Stopped', text: 'You do not get this reminder any more.' },
    gone: { title: 'This reminder is no longer there', text: 'There is nothing you need to do.' },
  },

  notice: {
    free: (count) => (count === 1 ? 'One task is free.' : `${count} tasks are free.`),
    attention: (count) =>
      count === 1 ? 'One agreement asks for attention.' : `${count} agreements ask for attention.`,
    link: 'Look at Following',
  },
}
