import type { comments as dutch } from '../nl/comments.ts'

export const comments: typeof dutch = {
  title: 'Comments',
  count: (count) => `${count} ${count === 1 ? 'comment' : 'comments'}`,
  none: 'There are no comments yet.',
  turnOn: 'Show a button for comments at each part',

  react: 'Comment',
  reactTo: (section, count) =>
    count === 0
      ? `Comment at: ${section}`
      : `Comment at: ${section} (${count === 1 ? 'there is 1 comment' : `there are ${count} comments`})`,
  formTitle: (section) => `Your comment at: ${section}`,
  aboutWhat: 'What is it about?',
  wholeSection: 'About this whole part',
  aboutAgreement: (number, what) => `Agreement ${number}: ${what}`,
  aboutText: 'About this text:',
  words: 'What do you want to say?',
  readers: 'Everyone who may read the plan reads this too.',
  readersPrivate: 'Only who is in family time now reads this.',
  send: 'Place comment',
  cancel: 'Stop',
  sent: 'Your comment is there.',

  at: 'at',
  agreement: (what) => `about: ${what}`,
  quoteFirst: (words) => `First it said: “${words}”`,
  show: (section) => `Go to ${section}`,
  answer: 'Answer',
  answerTo: (name) => `Answer to ${name}`,
  yourAnswer: (name) => `Your answer to ${name}`,
  sendAnswer: 'Place answer',
  done: 'Done',
  doneWith: (name) => `Done: comment of ${name}`,
  again: 'Open again',
  againWith: (name) => `Open again: comment of ${name}`,
  remove: 'Remove',
  removeMine: (words) => `Remove: ${words}`,
  removeSure: 'Really remove? You cannot undo this.',
  removeYes: 'Yes, remove',
  deletedText: 'At deleted text',
  deletedHint: 'The text that this was about is gone from the plan.',
  doneTitle: (count) => `Done (${count})`,

  failed: 'This did not work. Your words are still there. Try again.',
  failedGone: 'The text has just changed. Your words are still there. Try again.',
  failedRight: 'You may not do this here now.',

  news: (name, section) => `${name} wrote a comment at ${section}.`,
  newsMany: (count) => `There are ${count} new comments.`,

  whoWrote: 'Who wrote this?',
  whoIntro: 'Here you see for each piece of text who typed the words.',
  whoHonest: 'Cutting, pasting and undoing count as typing too. Then it is the name of who did that.',
  whoTogether: 'The family together',
  whoSystem: 'The example',
  whoUnknown: 'Somebody who takes part no more',
  whoNothing: 'There is nothing in the plan yet.',
  whoShareTitle: 'How much did the family write?',
  whoShare: (percent) => `The family wrote ${percent} of every 100 words in this plan.`,
  whoWords: (count) => `${count} ${count === 1 ? 'word' : 'words'}`,
  whoTyped: 'Typed by',
}
