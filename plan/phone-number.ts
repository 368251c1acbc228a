/** A telephone number that a short text can reach, as E.164: `+31612345678`. */

const DUTCH_MOBILE = /^\+316\d{8}$/
const ANYWHERE = /^\+[1-9]\d{7,14}$/

/** Null for what is no number, and for a Dutch line that takes no texts. */
export function normalPhone(typed: string): string | null {
  const digits = typed
    .trim()
    .replace(/\(0\)/, '')
    .replace(/[\s().\-/]/g, '')
    .replace(/^00/, '+')
    .replace(/^0(?=[1-9])/, '+31')
    .replace(/^\+310/, '+31')
  if (digits.startsWith('+31')) return DUTCH_MOBILE.test(digits) ? digits : null
  return ANYWHERE.test(digits) ? digits : null
}
