/** Acceptance: who said yes, yes-but or no to which agreement, bound to its exact text. Types only. */
import type { Me } from '../services.ts'

export type Answer = 'yes' | 'but' | 'no'
/** `table`: said aloud and typed by another. `paper`, `phone`: likewise, and confirmed by a code. */
export type Origin = 'own' | 'table' | 'paper' | 'phone'

export interface Somebody {
  participantId: string
  name: string
}

export interface Asked extends Somebody {
  /** The agreement gives this person something to do: it is a proposal until that person's yes. */
  isTask: boolean
}

/** The latest answer of one person. */
export interface GivenAnswer extends Somebody {
  /** The row: stays the same for as long as this answer is the latest. */
  id: string
  answer: Answer
  because: string | null
  /** Of the text that was answered. */
  digest: string
  /** It was about exactly what stands there now. */
  isCurrent: boolean
  origin: Origin
  /** Who typed it, by name; null for an own answer. */
  enteredBy: string | null
  /** Always, but for paper or telephone that waits for its code. */
  isConfirmed: boolean
  /** yyyy-mm-dd in Amsterdam. */
  on: string
  at: number
}

export interface Waiting extends Asked {
  /** Whole days since somebody first answered this text; null while nobody did. */
  days: number | null
  /** Answered another text of this agreement before. */
  answeredBefore: boolean
}

export interface AgreementAnswers {
  agreementId: string
  /** Hex SHA-256 of what stands there now (plan/acceptance/digest.ts). */
  digest: string
  asked: Asked[]
  /** The latest of everyone who ever answered and still takes part, also when no longer asked. */
  answers: GivenAnswer[]
  /** Asked, and no answer (that counts) to what stands there now: "heeft nog niet geantwoord". Blocks nothing. */
  waiting: Waiting[]
  /** Names in who or fallback that nobody of the plan is (yet): their task stays a proposal. */
  unknown: { personId: string; name: string }[]
  /** Everyone who is asked said yes or yes-but to exactly this. */
  isSettledByAll: boolean
  /** Somebody said no to exactly this: "hierover zijn we het nog niet eens". */
  isOpen: boolean
}

/** Who of the circle is which participant; null: nobody, or not known. */
export interface CircleLink {
  personId: string
  name: string
  participantId: string | null
}

export interface Acceptance {
  /** Of every agreement that says something, in the plan's order. Judges nothing: whoever shows it asks the rights. */
  of(planId: string): Promise<AgreementAnswers[]>
  /** Of everybody in the circle. Judges nothing. */
  links(planId: string): Promise<CircleLink[]>
  /** For the page; what this person may not read is not in it. */
  page(me: Me): Promise<AcceptancePage>
}

export type AcceptancePage = unknown
