import type { Messages } from '../catalogue.ts'
import { plural } from '../plural.ts'

export const guide: Messages['guide'] = {
  title: 'Guide the evening',
  titleTogether: 'Together at the table',
  introGuide: 'Here you lead the evening. What the family writes is not here.',
  intro: 'Here you see where you are and whose turn it is.',
  guides: (name, employer) =>
    employer
      ? `${name} guides the conversation and works at ${employer}.`
      : `${name} guides the conversation.`,
  atWork: (name) => `What ${name} reads, ${name} also knows at work.`,

  agendaTitle: 'Agenda',
  agendaLabel: (title, minutes) => `${title}, ${minutes} minutes`,
  now: 'now',
  done: 'done',
  begin: 'Begin the evening',
  again: 'Begin again',
  next: 'Next step',
  back: 'Previous step',
  pause: 'Pause',
  resume: 'Go on',
  notBegun: 'The evening has not begun yet.',
  moveHint: 'This changes the agenda only. The plan itself moves on at the page with steps.',
  changeMinutes: 'Change the minutes',
  minutesFor: (title) => `Minutes for ${title}`,
  saveMinutes: 'Save the minutes',
  minutesWrong: 'Fill in a whole number from 1 to 600.',
  timer: 'Time',
  minutesLeft: (minutes) => plural('en', minutes, { one: '1 minute left', other: `${minutes} minutes left` }),
  minutesOver: (minutes) =>
    plural('en', minutes, {
      one: '1 minute longer than planned',
      other: `${minutes} minutes longer than planned`,
    }),
  paused: 'The clock stands still.',

  turnsTitle: 'Whose turn is it?',
  speaksNow: (name) => `Now: ${name}`,
  follows: 'After that',
  nextTurn: 'Next turn',
  nobody: 'Nobody takes part yet.',
  handUp: 'hand up',
  raise: 'Raise my hand',
  lower: 'Lower my hand',
  raised: 'Your hand is up.',

  progressTitle: 'How far is the plan?',
  progressText: 'Numbers only. What is written you do not see here.',
  people: (joined, invited) =>
    `${plural('en', joined, { one: '1 person takes part', other: `${joined} people take part` })}, ${invited} invited`,
  parts: (begun, total) => `${begun} of ${total} parts begun`,
  agreements: (count) => plural('en', count, { one: '1 agreement', other: `${count} agreements` }),

  scriptTitle: 'What you can say',
  scripts: {
    prepare: {
      title: 'Welcome',
      goal: 'Everybody knows why we are here and how the evening goes.',
      say: [
        'Good that you are here. This is your evening and your plan.',
        'I help with the conversation. I decide nothing, and I have no opinion about your plan.',
        'In turn: who are you, and what is this child to you?',
        'Which rules do we agree on? We let each other finish, for example.',
        'What is the question that we look for an answer to tonight?',
      ],
    },
    inform: {
      title: 'Sharing information',
      goal: 'The family knows what it needs to make a plan itself.',
      say: [
        'Now the school or a professional tells what they know. Facts only, no solution.',
        'Ask everything you want to know. There is no stupid question.',
        'Are there limits that the plan may not cross? Then you hear them now.',
        'Has everybody heard enough? Then the family is among themselves after this.',
      ],
    },
    private: {
      title: 'Family time',
      goal: 'The family talks among themselves and makes the plan itself.',
      say: [
        'We leave now. What you say and write stays yours.',
        'Take your time. There is something to eat and drink.',
        'Agree on: who does what, when does it begin, and what if it does not work?',
        'Do you need me? Ask in the plan. I do not see who asked.',
        'Only you say when family time is done.',
      ],
    },
    agree: {
      title: 'Agreeing',
      goal: 'Every agreement is clear, and everybody said yes, yes but, or no.',
      say: [
        'Read the plan aloud. Is it right like this, in your own words?',
        'For each agreement: who does it, what exactly, and when?',
        'Who steps in when somebody is ill?',
        'Do you not agree? Then your view stands beside it, in the same size.',
        'What does the child think? Ask, or read the words of the child.',
      ],
    },
    share: {
      title: 'Sharing',
      goal: 'The family itself chooses who gets the plan, and which part.',
      say: () => [
        'You choose who gets the plan. I send nothing.',
        'Look first how the team will see the plan.',
        'Which help do you ask for? Say it in one sentence.',
      ],
    },
    follow: {
      title: 'Following and looking back',
      goal: 'Everybody knows when you meet again.',
      say: [
        'When do you look back together? Choose a day now.',
        'Who calls everybody when that day comes near?',
        'What are you proud of, after tonight?',
      ],
    },
  },

  projector: 'Large on a screen',
  projectorBack: 'Back to guiding',
  projectorHint: 'For a screen or projector, so that everybody sees it.',

  lobbyTitle: 'Waiting room',
  lobbyText: 'Let people scan this code. They come to a page to wait on. A parent lets them in.',
  lobbyOpen: 'Open the waiting room',
  lobbyClose: 'Close the waiting room',
  lobbyQr: 'Square code (QR) of the waiting room',
  lobbyScan: 'Do you take part? Scan this code.',
  lobbyLocal: 'This code works on this computer only.',
  lobbyCount: (count) => plural('en', count, { one: '1 person waits', other: `${count} people wait` }),
  lobbyOnlyParent: 'Only a parent or young person lets somebody in.',
  waitingTitle: 'Who waits?',
  waitingText: 'Let in only people whom you know.',
  letInAs: 'As whom does this person come?',
  letIn: (name) => `Let ${name} in`,
  sendAway: (name) => `Send ${name} away`,

  privateTitle: 'The family is talking among themselves now.',
  privateText: 'Here you see only for how long. The family says when it is done.',
  privateMinutes: (minutes) =>
    plural('en', minutes, { one: '1 minute so far', other: `${minutes} minutes so far` }),

  lobby: {
    title: 'Waiting room',
    text: 'Somebody of the family will let you in. What is your name?',
    name: 'Your name',
    nameHint: 'As the family calls you.',
    nameWrong: 'Fill in your name.',
    submit: 'I want to come in',
    waitTitle: (name) => `${name}, wait a moment`,
    waitText: 'Somebody of the family lets you in. Keep this page open.',
    refresh: 'See whether I may come in',
    inTitle: (name) => `${name}, you may come in`,
    enter: 'Go in',
    goneTitle: 'This waiting room is closed',
    goneText: 'Scan the code again, or ask somebody of the family for a link.',
  },
}
