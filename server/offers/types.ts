/** The offer register (Jeugdwet art. 4.1.2): was the family offered its right. Holds no word of a plan. */
import type { DeclinedReason, OfferAnswer, WithheldReason } from '#plan/offer.ts'
import type { Staff } from '../staff/types.ts'

export type OfferForm = 'talk' | 'letter' | 'phone' | 'online'

/** Art. 4.1.3 lid 5: the team's own plan, at the latest six weeks after it is known that the family makes none. */
export const OWN_PLAN_WITHIN_DAYS = 42

export interface Offer {
  id: string
  caseId: string
  reference: string
  childLabel: string
  /** Dates are yyyy-mm-dd in Amsterdam. */
  offeredOn: string | null
  language: string | null
  form: OfferForm | null
  offeredBy: string | null
  /** The family itself said "dit is mij uitgelegd". */
  confirmedOn: string | null
  answer: OfferAnswer | null
  answeredOn: string | null
  answeredBy: 'family' | 'staff' | null
  /** Null: no "no", or nobody wanted to say. */
  declinedReason: DeclinedReason | null
  askAgainOn: string | null
  withheld: { reason: WithheldReason; by: string; on: string } | null
  /** For the team only; a family never sees this clock. */
  ownPlan: { dueOn: string; doneOn: string | null; isLate: boolean } | null
}

export interface GivenAnswer {
  answer: OfferAnswer
  /** Of "no" only, and only if somebody wants to say. */
  because: DeclinedReason | null
  /** Of "not now" only. */
  askAgainOn: string | null
}

/** What a family sees of it, with the code of its letter. */
export interface FamilyOffers {
  organisation: string
  wording: string
  offers: {
    id: string
    childLabel: string
    offeredOn: string
    confirmedOn: string | null
    answer: OfferAnswer | null
    answeredOn: string | null
    declinedReason: DeclinedReason | null
    askAgainOn: string | null
  }[]
}

export interface Offers {
  list(staff: Staff): Promise<Offer[]>
  offer(
    staff: Staff,
    caseId: string,
    given: { childLabel: string; offeredOn: string; language: string; form: OfferForm },
  ): Promise<void>
  withhold(staff: Staff, caseId: string, given: { childLabel: string; reason: WithheldReason }): Promise<void>
  /** What the family said, written down by the team. */
  recordAnswer(staff: Staff, offerId: string, given: GivenAnswer): Promise<void>
  ownPlanDone(staff: Staff, offerId: string): Promise<void>

  /** Null for a code that nobody has. */
  ofFamily(code: string): Promise<FamilyOffers | null>
  /** "Dit is mij uitgelegd." False when the code or the offer is not there. */
  confirm(code: string, offerId: string): Promise<boolean>
  answer(code: string, offerId: string, given: GivenAnswer): Promise<boolean>
}
