/** Words on their way into a file: what no file format can hold is taken out; escaping is each format's own (R-E22). */

// biome-ignore lint/suspicious/noControlCharactersInRegex: reason: these are what must go
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF\uFDD0-\uFDEF]/g
/** Overrides and isolates turn what stands after them around; ZWJ (families of emoji, Persian) and LRM/RLM stay. */
const BIDI_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g

/** Well-formed, NFC, a tab or a line end at most. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI_OVERRIDES, '')
    .normalize('NFC')

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** For element text and for quoted attributes, in XML and in HTML. */
export const escapeMarkup = (text: string): string =>
  cleanText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string)

const RTL_LETTER = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/
const FIRST_LETTER = /\p{L}/u

export type Direction = 'ltr' | 'rtl'
/** By its first letter, as `dir="auto"` does. */
export const directionOf = (text: string): Direction =>
  RTL_LETTER.test(text.match(FIRST_LETTER)?.[0] ?? '') ? 'rtl' : 'ltr'

const RTL_STRETCH =
  /([\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC](?:[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC])*)/u

/** Stretches of one direction: a word processor wants to hear it per run. */
export const byDirection = (text: string): { text: string; direction: Direction }[] =>
  text
    .split(RTL_STRETCH)
    .map((part, index) => ({ text: part, direction: index % 2 === 1 ? ('rtl' as const) : ('ltr' as const) }))
    .filter((part) => part.text !== '')
