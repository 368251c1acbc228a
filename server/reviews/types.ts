/** What pages may ask about looking back: types only. What is not this person's to read is null or absent. */
import type { Book } from '#plan/book/book.ts'
import type { Face } from '#plan/picture.ts'
import type { Change } from '#plan/record/changes.ts'
import type { Drawing } from '#plan/reviews/drawing.ts'
import type { AgreementFace } from '#plan/reviews/faces-drawing.ts'
import type { OutcomeAnswer, OutcomeQuestion } from '#plan/reviews/outcomes.ts'
import type { CheckIn } from '../follow-up/types.ts'
import type { Me } from '../plans/types.ts'

export type Decision = 'keep' | 'change' | 'end'

export interface ReviewDay {
  id: string
  /** yyyy-mm-dd */
  on: string
  /** hh:mm; null: any time of that day. */
  time: string | null
  status: 'planned' | 'open' | 'held' | 'dropped'
  /** Planned, and its day has come. */
  isDue: boolean
}

export interface FaceBeside {
  name: string
  isMine: boolean
  face: AgreementFace
  /** yyyy-mm-dd */
  on: string
}

export interface ReviewedAgreement {
  id: string
  what: string
  when: string
  who: string[]
  until: string | null
  /** How it went last, of each who said so. */
  last: CheckIn[]
  /** Of children of 0-11, the latest of each. */
  faces: FaceBeside[]
  decision: { decision: Decision; by: string } | null
  /** It stands no longer in the plan that is open for writing. */
  isGone: boolean
}

export interface ScaleTrend {
  fieldId: string
  question: string
  /** Never averaged; each with the own numbers, the oldest first. */
  people: { name: string; isMine: boolean; values: { on: string; value: number }[] }[]
  mayGive: boolean
  mine: { value: number; shown: boolean } | null
}

export interface FaceGiven {
  id: string
  name: string
  face: Face
  words: string
  /** yyyy-mm-dd */
  on: string
}

export interface ReviewPage {
  days: ReviewDay[]
  open: ReviewDay | null
  /** The last one that was held, with what was decided then. */
  lastHeld: ReviewDay | null
  today: string
  /** A settled plan stands: there is something to look back on. */
  isSettled: boolean
  version: number | null
  may: { faces: boolean; plan: boolean; open: boolean; decide: boolean; close: boolean; calendar: boolean }
  /** The own wish to have it in a calendar by mail; null without a confirmed address. */
  calendarByMail: boolean | null
  /** A child of 0–11: faces instead of all this. */
  isChild: boolean
  agreements: ReviewedAgreement[]
  scales: ScaleTrend[]
  faces: FaceGiven[]
  changes: Change[]
  /** What was decided while looking back between those two versions, by agreement. */
  changesDecided: Record<string, DecisionTold>
  people: { came: string[]; left: string[] }
  /** The plan is open for writing: what was decided to end can be taken out. */
  isBeingWritten: boolean
  pictures: {
    faces: Drawing[]
    timeline: Drawing | null
    circleThen: Drawing | null
    circleNow: Drawing | null
  }
  /** Only the own answers; null for who is not asked, or while no review is open. */
  outcome: Record<OutcomeQuestion, OutcomeAnswer | null> | null
}

export interface DecisionTold {
  decision: Decision
  by: string
  /** yyyy-mm-dd */
  on: string
}

export interface Decided {
  /** When it was held, yyyy-mm-dd. */
  on: string
  /** The plan is open: what was decided can be carried out. */
  isBeingWritten: boolean
  mayCarryOut: boolean
  items: {
    agreementId: string
    decision: Decision
    by: string
    /** As it was settled. */
    was: { what: string; when: string; who: string[]; until: string | null; fallback: string | null }
    /** The section it stands in now. */
    section: string | null
    /** As it stands in the plan that is being written. */
    now: 'same' | 'changed' | 'gone'
  }[]
}

export interface Reviews {
  page(me: Me): Promise<ReviewPage>
  add(me: Me, on: string, time: string | null): Promise<void>
  move(me: Me, reviewId: string, on: string, time: string | null): Promise<void>
  drop(me: Me, reviewId: string): Promise<void>
  /** At its day, or earlier by choice. */
  open(me: Me, reviewId: string): Promise<void>
  decide(me: Me, agreementId: string, decision: Decision): Promise<void>
  /** Held. `next`: the plan opens for a next version; otherwise it stays as it stands. */
  close(me: Me, next: boolean): Promise<void>
  /** For the plan page: what the last look back decided, until a next version stands. Null: not for this person, or nothing. */
  decided(me: Me): Promise<Decided | null>
  /** What was decided between two versions, by agreement: told beside what changed. */
  decisionsBetween(me: Me, from: number, to: number): Promise<Record<string, DecisionTold>>
  /** The family takes an agreement out of the open plan that it decided to end. */
  takeOut(me: Me, agreementId: string): Promise<void>
  /** As it was settled: thinking again. */
  putBack(me: Me, agreementId: string): Promise<void>
  /** Null takes it back. Only a child of 0-11, for itself. */
  giveFace(me: Me, agreementId: string, face: AgreementFace | null): Promise<void>
  answer(me: Me, question: OutcomeQuestion, answer: OutcomeAnswer): Promise<void>
  /** The own wish; what was mailed before is taken back when it stops. */
  setCalendarByMail(me: Me, isWanted: boolean): Promise<void>
  /** All days as one calendar file, also those that are off. */
  calendar(me: Me): Promise<Uint8Array>
  /** For the PDF. Throws 404 for who reads no version. */
  book(me: Me): Promise<Book>
}
