/** The offer register (Jeugdwet art. 4.1.2): was the family offered its right. Holds no word of a plan. */
import type { Staff } from '../staff/types.ts'

export type OfferForm = 'talk' | 'letter' | 'phone' | 'online'

export type OfferAnswer = 'accepted' | 'declined' | 'not-now'

/**
 * The only reasons to withhold the offer: the three of art. 4.1.2, third sentence, and the two of its second sentence,
 * which are for a certified institution (GI).
 */
export type WithheldReason =
  | 'parents-do-not-want'
  | 'threat-to-development'
  | 'harm-to-child'
  | 'guardianship'
  | 'youth-probation'

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
  askAgainOn: string | null
  withheld: { reason: WithheldReason; by: string; on: string } | null
  /** For the team only; a family never sees this clock. */
  ownPlan: { dueOn: string; doneOn: string | null; isLate: boolean } | null
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
  recordAnswer(
    staff: Staff,
    offerId: string,
    given: { answer: OfferAnswer; askAgainOn: string | null },
  ): Promise<void>
  ownPlanDone(staff: Staff, offerId: string): Promise<void>

  /** Null for a code that nobody has. */
  ofFamily(code: string): Promise<FamilyOffers | null>
  /** "Dit is mij uitgelegd." False when the code or the offer is not there. */
  confirm(code: string, offerId: string): Promise<boolean>
  answer(
    code: string,
    offerId: string,
    given: { answer: OfferAnswer; askAgainOn: string | null },
  ): Promise<boolean>
}
