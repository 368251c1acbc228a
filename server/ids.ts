import { createHash, randomBytes } from 'node:crypto'

/** 128 random bits: the id of a plan, a person, a row. Not a secret, and not to be guessed. */
export const newId = (): string => randomBytes(16).toString('base64url')

/** 256 random bits: a session or a link. Only its hash is ever stored (R-E11, R-E14). */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
