/** Acceptance: who said yes, yes-but or no to which agreement, bound to its exact text. Types only. */
import type { Me } from '../plans/types.ts'

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

/** Beside the agreement, as large as the agreement itself. */
export interface DifferingView extends Somebody {
  id: string
  words: string
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
  views: DifferingView[]
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

/** An agreement in words, names filled in. */
export interface AgreementWords {
  what: string
  when: string
  who: string[]
  until: string | null
  fallback: string | null
}

/** One person who is asked, on the page. */
export interface PersonOnPage extends Asked {
  isMe: boolean
  answer: GivenAnswer | null
  /** As in `Waiting`; null when nothing is waited for. */
  waitsFor: 'answer' | 'code' | null
  days: number | null
  /** Whoever asked for this page may type the answer of this person. */
  mayEnter: boolean
}

export interface AgreementOnPage {
  id: string
  digest: string
  words: AgreementWords
  people: PersonOnPage[]
  unknown: { personId: string; name: string }[]
  views: (DifferingView & { isMine: boolean })[]
  isSettledByAll: boolean
  isOpen: boolean
  /** The person whose answers this page asks for, where that person is asked. */
  mine: PersonOnPage | null
  mayAnswer: boolean
  /** What that person answered before, where another text stands there now. */
  answeredText: AgreementWords | null
}

/** "Ben jij oma Tineke in de kring?" */
export interface LinkQuestion {
  personId: string
  name: string
  participantId: string | null
  /** I may say that it is me. */
  mayBeMe: boolean
  /** I may choose among these. */
  choices: Somebody[]
}

export interface Helped extends Somebody {
  /** Written down, and not confirmed by a code yet. */
  toConfirm: number
  /** A code that I asked for waits. */
  codeIsOpen: boolean
}

export type AcceptancePage =
  /** The family is among itself, or this browser has not shown whose it is: no word of the plan. */
  | { state: 'private' | 'unproven' }
  | {
      state: 'open'
      /** Whose answers are asked for: mine, or somebody's whom I help. Null: I am not asked. */
      person: (Somebody & { isMe: boolean }) | null
      agreements: AgreementOnPage[]
      /** In this step answers can be given. */
      isTime: boolean
      mayAddView: boolean
      links: LinkQuestion[]
      /** People without a device of their own, for who may write down their answers. */
      helped: Helped[]
      /** Leads the plan or guides the talk: may go round the table and write down answers. */
      mayEnter: boolean
      sendsCodes: boolean
      /** Whether mail comes about questions that wait. Null: not asked, or no address that is known to be one's own. */
      mail: 'on' | 'off' | null
    }

/** What was on the screen when somebody answered. */
export interface SeenAgreement {
  agreementId: string
  digest: string
}
export interface AnswerInput extends SeenAgreement {
  answer: Answer
  because: string
}
/** `changed`: another text stands there now; `because`: a no, or a "yes, but", says why. */
export type AnswerResult = 'saved' | 'changed' | 'because' | 'gone'

/** `own-device`: answers alone. `own-answer`: answered this text already. */
export type EnterResult = AnswerResult | 'own-device' | 'own-answer'

export interface Acceptance {
  /** Of every agreement that says something, in the plan's order. Judges nothing: whoever shows it asks the rights. */
  of(planId: string): Promise<AgreementAnswers[]>
  /** Of everybody in the circle. Judges nothing. */
  links(planId: string): Promise<CircleLink[]>

  /** 404 for who reads no answers. `helpedId`: to write down the answers of that person. */
  page(me: Me, helpedId?: string | null): Promise<AcceptancePage>
  /** In a few words, beside each agreement of the plan page. Null: not for this person, or not now. */
  inPlan(me: Me): Promise<AgreementState[] | null>
  answer(me: Me, input: AnswerInput): Promise<AnswerResult>
  /** A yes to each of these; those whose text changed stay without an answer. */
  yesToAll(me: Me, seen: readonly SeenAgreement[]): Promise<{ saved: number; changed: string[] }>
  /** Writes down what another said. */
  enter(
    me: Me,
    participantId: string,
    origin: Exclude<Origin, 'own'>,
    input: AnswerInput,
  ): Promise<EnterResult>
  /** One code for everything that was written down for this person on paper or by telephone. */
  askCode(
    me: Me,
    participantId: string,
    phone: string,
  ): Promise<'sent' | 'not-a-number' | 'own-device' | 'too-many' | 'not-offered' | 'nothing'>
  confirm(me: Me, participantId: string, code: string): Promise<'right' | 'wrong' | 'gone'>
  /** Who in the circle is which participant; null: nobody of the plan. */
  link(me: Me, personId: string, participantId: string | null): Promise<void>
  /** Mail about questions that wait, or no longer. 404 for who is not asked. */
  mailMe(me: Me, wants: boolean): Promise<void>
  addView(me: Me, agreementId: string, words: string): Promise<'saved' | 'words' | 'gone'>
  eraseView(me: Me, viewId: string): Promise<void>
}

/** Of one agreement, for the plan page. `seen`: of which text it is true. */
export interface AgreementState {
  agreementId: string
  seen: string
  state: 'settled' | 'open' | 'proposal' | 'waiting'
  /** Whose yes or answer is waited for. */
  names: string[]
}
