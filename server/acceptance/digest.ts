import { createHash } from 'node:crypto'
import { type AgreementText, canonicalAgreement } from '#plan/acceptance/digest.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Hex SHA-256 of the agreement's exact content: what an answer is bound to. */
export const digestOf = (agreement: AgreementText): string => sha256(canonicalAgreement(agreement))

/** Of several things at once, such as all that one code confirms. */
export const digestOfAll = (parts: readonly string[]): string => sha256(JSON.stringify(parts))
