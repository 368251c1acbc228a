import type { Messages } from '../catalogue.ts'

export const roles: Messages['roles'] = {
  mentorTitle: 'Whom do you choose as support next to you? (JIM)',
  mentorOf: (youth) => `The JIM of ${youth}`,
  mentorText:
    'A JIM is somebody whom you trust and who stands next to you. A neighbour, an uncle or your coach, for example.',
  mentorNeeds: 'You choose. After that your JIM and your parents say yes or no too.',
  mentorNobody: 'Nobody takes part yet whom you can choose. Invite somebody first.',
  mentorWho: 'Whom do you choose?',
  mentorAsk: 'Ask as JIM',
  mentorAsked: (mentor) => `${mentor} has been asked as JIM.`,
  mentorActive: (mentor) => `${mentor} is the JIM.`,
  mentorWaits: 'The JIM begins when everybody says yes.',
  yes: 'yes',
  no: 'no',
  notYet: 'no answer yet',
  me: 'you',
  question: (mentor, youth) => `Do you agree that ${mentor} becomes the JIM of ${youth}?`,
  questionMentor: (youth) => `Do you want to be the JIM of ${youth}?`,
  remark: 'Do you want to add something?',
  remarkHint: 'The JIM, the young person and the parents read this.',
  sayYes: 'Yes',
  sayNo: 'No',
  takeBack: 'I want to take back my choice',
  takeBackAsked: (mentor) => `${mentor} keeps taking part in the plan.`,
  takeBackActive: (mentor) =>
    `${mentor} then cannot reach the plan any more, at once. Do you want ${mentor} to keep taking part? Ask for a new invitation.`,
  takeBackConfirm: 'Yes, take back my choice',
  stop: 'I want to stop as JIM',
  stopText: 'Were you the JIM already? Then you cannot reach the plan any more, at once.',
  stopConfirm: 'Yes, I stop as JIM',

  bondsTitle: 'You and the children',
  bondsIntro: 'You fill this in for yourself only. Everybody sees that you changed it.',
  raises: (child) => (child === '' ? 'I help raise the child' : `I help raise ${child}`),
  foster: (child) => (child === '' ? 'I am a foster parent' : `I am a foster parent of ${child}`),
  authority: (child) =>
    child === '' ? 'Do you have legal authority?' : `Do you have legal authority over ${child}?`,
  authorityHint:
    'Legal authority (gezag) means that by law you may decide about the child. Not sure? That is all right.',
  authorityYes: 'Yes',
  authorityNo: 'No',
  authorityUnknown: 'I do not know',
  save: 'Save',
}
