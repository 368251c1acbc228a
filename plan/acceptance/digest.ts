/**
 * What somebody says yes to: the exact content of one agreement, as canonical JSON (RFC 8785, text in NFC). An answer is
 * bound to the SHA-256 of these bytes; the hashing itself is `server/acceptance/digest.ts`. The section it stands in, its goal
 * and its place in the list are no part of it: moving an agreement asks nobody again.
 */
import type { Agreement } from '../document.ts'

export type AgreementText = Pick<Agreement, 'what' | 'when' | 'who' | 'until' | 'fallback'>

const exact = (text: string) => text.toWellFormed().normalize('NFC')

/** The keys stand in the order of RFC 8785, and there are no numbers: `JSON.stringify` then writes its form. */
export const canonicalAgreement = ({ what, when, who, until, fallback }: AgreementText): string =>
  JSON.stringify({
    fallback,
    until,
    what: exact(what),
    when: exact(when),
    who: [...new Set(who)].sort(),
  })

/** Back again; null for anything else than what `canonicalAgreement` writes. */
export function agreementText(canonical: string): AgreementText | null {
  try {
    const read = JSON.parse(canonical) as AgreementText
    return canonicalAgreement(read) === canonical && isText(read) ? read : null
  } catch {
    return null
  }
}

const isText = ({ what, when, who, until, fallback }: AgreementText) =>
  [what, when, ...who].every((word) => typeof word === 'string') &&
  [until, fallback].every((word) => word === null || typeof word === 'string')
