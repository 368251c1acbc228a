/** Six digits, shown or mailed, for a quarter of an hour and five tries; pasted with or without spaces. */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'

export const CODE_LASTS = 15 * 60_000
export const CODE_TRIES = 5

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** Keyed: six digits behind a plain hash would be no secret to who reads the table. */
export const hashCode = (code: string, rowId: string, secret: string): string =>
  createHmac('sha256', secret)
    .update(`${rowId} ${code.replace(/\D/g, '')}`)
    .digest('base64url')

export function isCode(code: string, rowId: string, stored: string, secret: string): boolean {
  const given = Buffer.from(hashCode(code, rowId, secret))
  const wanted = Buffer.from(stored)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
