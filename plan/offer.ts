/** What can be said of the offer of an own plan (Jeugdwet art. 4.1.2): fixed lists, never words of a family. */

export const OFFER_ANSWERS = ['accepted', 'declined', 'not-now'] as const
export type OfferAnswer = (typeof OFFER_ANSWERS)[number]

/** Why a family makes no plan. Nobody has to say: it is counted for the municipality and changes nothing for the family. */
export const DECLINED_REASONS = [
  'has-plan',
  'rather-team',
  'too-much',
  'nobody-near',
  'private',
  'else',
] as const
export type DeclinedReason = (typeof DECLINED_REASONS)[number]

/**
 * The only reasons to withhold the offer: the three of art. 4.1.2, third sentence, and the two of its second sentence,
 * which are for a certified institution (GI).
 */
export const WITHHELD_REASONS = [
  'parents-do-not-want',
  'threat-to-development',
  'harm-to-child',
  'guardianship',
  'youth-probation',
] as const
export type WithheldReason = (typeof WITHHELD_REASONS)[number]
