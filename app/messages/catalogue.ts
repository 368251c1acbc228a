import type { nl } from './nl/catalogue.ts'

/**
 * All texts of the interface, by area. The Dutch catalogue is the type: another language that misses a text, or has
 * one too many, does not compile. A text with a gap is a function; plurals go through `plural`.
 */
export type Messages = typeof nl
