import type { Messages } from '../catalogue.ts'

export const acceptance: Messages['acceptance'] = {
  title: 'Agreeing',
  lead: 'Read each agreement calmly. Say what you think of it. You can change your answer later.',
  leadReading: 'Here you see who agrees with what.',
  leadHelping: (name) => `Read each agreement aloud to ${name}. Write down what ${name} says.`,
  toPlan: 'To the plan',
  toAll: 'To all agreements',
  none: 'There are no agreements yet. Write them in the plan first.',
  notNow:
    'In this step nobody can answer. That is possible again in the step Agreeing. You do see what was said already.',
  toSteps: 'To the steps',
  privateTime: 'The family is talking among themselves now. After that everyone can say what they think.',
  unproven: {
    title: 'Is it you?',
    text: 'On this device we are not sure that it is you. So you cannot answer here.',
    link: 'Show that it is you',
  },

  who: 'Who',
  when: 'When',
  until: 'Until',
  fallback: 'If it does not work out',
  nobody: 'nobody yet',
  isProposal: 'This is a proposal for you. It becomes your task only when you say yes.',
  isProposalFor: (name) => `This is a proposal for ${name}. It becomes a task only after a yes.`,

  yes: 'Yes',
  but: 'Yes, but',
  no: 'No',
  becauseBut: 'Yes, but …',
  becauseButHint: 'What would you like to add? The others read this.',
  becauseNo: 'No, because …',
  becauseNoHint: 'You can always say no. With a few words the others know what could be different.',
  becauseMissing: 'Write a few words. Then the others can propose something else.',
  becauseButMissing: 'Write what you would like to add. Nothing? Then choose Yes.',
  save: 'Save',
  saved: 'Your answer is saved.',
  savedFor: (name) => `The answer of ${name} is saved.`,

  changed: 'The text has just changed. Read it once more.',
  changedSince: 'The text changed after your answer. What do you think now?',
  changedSinceFor: (name) => `The text changed after the answer of ${name}. Ask again.`,
  changedHow: 'This has changed',
  gonePart: 'removed:',
  newPart: 'new:',
  read: 'I have read it',
  gone: 'This agreement was just removed.',

  settled: 'Everyone agrees',
  open: 'We do not agree on this yet',
  openText: 'That is all right. The agreement stays in the plan, with what each person thinks.',
  answers: 'What each person says',
  says: {
    yes: 'Yes',
    but: (because) => `Yes, but ${because}`,
    no: (because) => `No, because ${because}`,
  },
  me: 'you',
  notAnswered: 'has not answered yet',
  days: (days) => (days === 1 ? 'asked 1 day ago' : `asked ${days} days ago`),
  answeredOld: 'The earlier answer was about the earlier text.',
  origin: {
    table: (by) => `Said at the table, entered by ${by}.`,
    paper: (by) => `On paper, entered by ${by}.`,
    phone: (by) => `By telephone, entered by ${by}.`,
  },
  toConfirm: 'Not confirmed with a code yet.',
  youCanChange: 'Is this not right? Then give your own answer.',
  unknown: (name) => `${name} does not take part in the plan yet.`,

  view: {
    by: (name) => `A different view of ${name}`,
    add: 'Put a different view beside it',
    hint: 'This stands beside the agreement, as large. It changes nothing in the agreement.',
    words: 'My view',
    missing: 'Write your view first.',
    save: 'Put it beside it',
    erase: 'Take my view away',
  },

  all: {
    title: 'Yes to everything I read',
    text: 'Do you agree with all of it? Then you can do it at once. Take away the tick at what you still want to talk about.',
    button: 'Yes to everything I read',
    nothing: 'Tick at least one agreement.',
    saved: (count) =>
      count === 1 ? 'Your yes is saved at 1 agreement.' : `Your yes is saved at ${count} agreements.`,
    changed: 'The text of these agreements has just changed. Read them once more:',
  },
  done: 'You have answered everything.',
  doneNext: 'Back to the plan',
  doneSettle: 'Next: settle the plan',

  table: {
    title: 'Round at the table',
    lead: 'Read the agreement aloud. Ask each person: is this good?',
    count: (at, of) => `Agreement ${at} of ${of}`,
    previous: 'Previous agreement',
    next: 'Next agreement',
    finish: 'The round is done',
    own: 'answers on the own device',
    answerOf: (name) => `Answer of ${name}`,
    note: 'What you enter here for another is marked as: said at the table. That person can change it later.',
  },

  help: {
    title: 'On paper or by telephone',
    text: 'Does somebody have no device? Then write down what that person says. After that the person gets a code. With the code the answer counts.',
    paper: (name) => `${name}: on paper`,
    phone: (name) => `${name}: by telephone`,
    toConfirm: (count) =>
      count === 1 ? '1 answer waits for confirmation' : `${count} answers wait for confirmation`,
    'own-device': 'This person has a device of their own and answers there.',
    'own-answer': 'This person has answered already.',
  },

  links: {
    title: 'Who is who in the circle?',
    text: 'Then we know whom we can ask for a yes.',
    isMe: (name) => `Are you ${name} in the circle?`,
    yesMe: (name) => `Yes, I am ${name}`,
    who: (name) => `Who is ${name}?`,
    somebody: 'Somebody who does not take part',
    save: 'Save',
  },

  inPlan: {
    settled: 'Everyone agrees',
    open: 'Not agreed yet',
    proposal: (names) => `Proposal: waits for a yes of ${names}`,
    waiting: (names) => `No answer yet of ${names}`,
    ask: 'Are the agreements good like this?',
    askText:
      'Each person says per agreement: yes, yes but, or no. A task is a proposal until that person says yes.',
    link: 'To agreeing',
  },
}
