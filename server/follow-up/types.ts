/** What pages may ask about the time after settling: types only. */
import type { Me } from '../services.ts'

export type CheckAnswer = 'done' | 'partly' | 'not'
export interface CheckIn {
  id: string
  participantId: string
  name: string
  isMine: boolean
  answer: CheckAnswer
  words: string | null
  kind: 'own' | 'view'
  /** yyyy-mm-dd in Amsterdam. */
  on: string
}
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
  mine: CheckIn | null
  /** Quiet history, the latest first. */
  history: CheckIn[]
  /** The rule for when it goes otherwise comes up: somebody's latest own answer is "niet gelukt". */
  needsAttention: boolean
  /** Whose task it was is gone: who can take it. */
  free: { since: string; because: 'left' | 'withdrew' | 'ended'; mayTake: boolean } | null
}

export interface FollowUp {
  agreements(me: Me): Promise<FollowedAgreement[]>
  answer(me: Me, agreementId: string, answer: CheckAnswer, words: string | null): Promise<{ id: string }>
  takeBack(me: Me, checkInId: string): Promise<void>
  /** What the guardian of the plan sees first. */
  attention(me: Me): Promise<{ agreementId: string; why: 'not' | 'silent' | 'free' }[]>
  takeTask(me: Me, agreementId: string): Promise<void>
}
