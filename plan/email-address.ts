/** Longest address that mail servers must accept (RFC 5321). */
const LONGEST = 254

/**
 * One plain address and nothing else. Stricter than the standards: no quotes, comments, lists or line breaks, because
 * those are how one field becomes two recipients or an extra header.
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > LONGEST) return false
  return /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,63}$/u.test(
    text,
  )
}

/** How an address is stored and compared: capitals mean nothing in practice, and phones put one at the start. */
export const normalAddress = (text: string): string => text.trim().toLowerCase()
