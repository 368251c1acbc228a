/** What pages may ask about the time after settling: types only. */
import type { Rhythm } from '#plan/follow-up/moments.ts'
import type { Me } from '../plans/types.ts'

export type CheckAnswer = 'done' | 'partly' | 'not'
export interface CheckIn {
  id: string
  participantId: string
  name: string
  isMine: boolean
  answer: CheckAnswer
  words: string | null
  kind: 'own' | 'view'
  /** Said on paper: who typed it over. */
  enteredBy: string | null
  /** yyyy-mm-dd in Amsterdam. */
  on: string
}

export type WhyFree = 'left' | 'withdrew' | 'ended'
export interface FollowedAgreement {
  id: string
  what: string
  when: string
  who: { name: string; participantId: string | null; isMe: boolean }[]
  until: string | null
  /** Whom to ask when it does not work: the name of the fallback person. */
  fallback: string | null
  goal: string | null
  /** This person promised it: its answer is an own one, others' stand beside it. */
  isMine: boolean
  mayAnswer: boolean
  /** My answer of today. */
  mine: CheckIn | null
  /** Quiet history, the latest first. */
  history: CheckIn[]
  /** The rule for when it goes otherwise comes up: somebody's latest own answer is "niet gelukt". */
  needsAttention: boolean
  /** Whose task it was is gone: who can take it. `name`: whose it was, where it was one person's. */
  free: {
    since: string
    because: WhyFree
    name: string | null
    mayTake: boolean
    /** This person gave it back, and may take it up again. */
    wasMine: boolean
  } | null
  /** "Overgenomen door …": the text itself changes with the next version only. */
  takenOver: { by: string; from: string | null; on: string; isMine: boolean }[]
}

/** In the circle of the plan page: a place that is open, beside whoever had it. */
export interface FreePlace {
  agreementId: string
  what: string
  /** Whose it was, where it was one person's. */
  name: string | null
  /** Who these are in the circle. */
  people: string[]
  mayTake: boolean
  wasMine: boolean
}

export interface FollowNotice {
  free: FreePlace[]
  attention: number
}

export interface Attention {
  agreementId: string
  /** `silent`: nobody said for two weeks how it goes. */
  why: 'not' | 'silent' | 'free'
}

export type Channel = 'mail' | 'sms'
export interface Reminder {
  id: string
  /** Null: about looking back together. */
  agreementId: string | null
  channel: Channel
  every: Rhythm
  /** hh:mm */
  time: string
  /** Milliseconds; the next one. */
  nextAt: number
}
export interface ReminderInput {
  agreementId: string | null
  channel: Channel
  phone: string
  every: Rhythm
  /** yyyy-mm-dd */
  firstOn: string
  time: string
}
/** `code`: kept, and a code went to the telephone; nothing else goes there before it came back. */
export type RemindAnswer =
  | 'saved'
  | 'code'
  | 'when'
  | 'phone'
  | 'no-address'
  | 'not-offered'
  | 'too-many'
  | 'gone'

export interface OwnPhone {
  /** Its last two digits. */
  ends: string
  isConfirmed: boolean
}

/** `gone`: no code waits: it is too old, was tried too often, or was never sent. */
export type PhoneAnswer = 'right' | 'wrong' | 'gone'

export type FollowPage =
  /** Nothing was settled yet; the family is among itself; this browser has not shown whose it is. */
  | { state: 'nothing' | 'private' | 'unproven' }
  | {
      state: 'open'
      version: number
      /** yyyy-mm-dd */
      today: string
      agreements: FollowedAgreement[]
      /** What asks for somebody's eyes now: for the guardian of the plan, or for who leads it where there is none. */
      attention: Attention[]
      isKeeper: boolean
      /** The names of the guardians of the plan. */
      keepers: string[]
      /** What the plan says about when it goes otherwise. */
      otherwise: string[]
      reminders: Reminder[]
      /** By which ways this person can be reminded. */
      channels: Channel[]
      /** Where texts go, once a number was filled in. */
      phone: OwnPhone | null
      /** Without a device of their own: for whom this person may type over what was said on paper. */
      paperFor: { id: string; name: string }[]
    }

/** Behind the link in a mail: this one agreement, as this one person. */
export type OpenedAnswer =
  | {
      state: 'ready'
      what: string
      when: string
      isMine: boolean
      mine: { answer: CheckAnswer; words: string | null } | null
    }
  /** The family is among itself. */
  | { state: 'not-now' }
  | { state: 'gone' }

export interface FollowUp {
  /** 404 for who follows nothing of this plan: professionals, who stands beside somebody, a child under twelve. */
  page(me: Me): Promise<FollowPage>
  /** Empty where nothing was settled, or it is not the time. 404 as `page`. */
  agreements(me: Me): Promise<FollowedAgreement[]>
  answer(me: Me, agreementId: string, answer: CheckAnswer, words: string | null): Promise<{ id: string }>
  takeBack(me: Me, checkInId: string): Promise<void>
  /** What the guardian of the plan sees first. */
  attention(me: Me): Promise<Attention[]>
  /** With an own yes. False when somebody else was first. */
  takeTask(me: Me, agreementId: string): Promise<boolean>
  /** "Ik kan dit niet meer doen": the task comes free. */
  withdraw(me: Me, agreementId: string): Promise<void>
  /** For the plan page: which tasks are free, and how much asks for attention. Null: not for this person, or nothing. */
  notice(me: Me): Promise<FollowNotice | null>

  remind(me: Me, input: ReminderInput): Promise<RemindAnswer>
  /** What somebody else said on paper, by agreement. */
  enterPaper(me: Me, participantId: string, answers: Record<string, CheckAnswer>): Promise<void>
  /** The code that went to the telephone. */
  confirmPhone(me: Me, code: string): Promise<PhoneAnswer>
  stopReminder(me: Me, reminderId: string): Promise<void>

  /** By a link in a mail, without signing in. */
  opened(token: string): Promise<OpenedAnswer>
  /** Null takes the answer back. */
  answerByLink(
    token: string,
    answer: CheckAnswer | null,
    words: string | null,
  ): Promise<OpenedAnswer['state']>
  /** Whether this link can stop something, and stopping it. */
  openedStop(token: string): Promise<'ready' | 'stopped' | 'gone'>
  stopByLink(token: string): Promise<'stopped' | 'gone'>
}
