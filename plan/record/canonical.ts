/**
 * The one text of a value: NFC, then canonical JSON (RFC 8785). What two programs write alike, they digest alike. Works
 * on the server and in a browser.
 */
import canonicalize from 'canonicalize'
import type { RecordItem } from './record.ts'

/** Lone halves of surrogate pairs, which no UTF-8 can hold, become U+FFFD. */
const plain = (text: string) => text.toWellFormed().normalize('NFC')

function normal(value: unknown): unknown {
  if (typeof value === 'string') return plain(value)
  if (Array.isArray(value)) return value.map(normal)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [plain(key), normal(inner)]))
}

export function canonicalText(value: unknown): string {
  const text = canonicalize(normal(value))
  if (text === undefined) throw new Error('Not a JSON value')
  return text
}

export async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The digest in a seal: SHA-256(salt ‖ canonical text). Without its salt it tells nothing about the words. */
export const itemDigest = (
  { id, kind, author, content }: Pick<RecordItem, 'id' | 'kind' | 'author' | 'content'>,
  salt: string,
): Promise<string> => sha256Hex(`${salt}${canonicalText({ id, kind, author, content })}`)

/** Crockford's letters: no I, L, O or U to misread. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
export const CODE_LENGTH = 20

/** A hundred bits of a digest, to print and to type over: nobody guesses one. */
export function checkCode(sha256: string): string {
  let bits = BigInt(`0x${sha256.slice(0, 25)}`)
  let code = ''
  for (let at = 0; at < CODE_LENGTH; at++) {
    code = `${LETTERS[Number(bits & 31n)]}${code}`
    bits >>= 5n
  }
  return code
}

/** As people type it over: in groups, with capitals, with an o for a zero. Null when it cannot be a code. */
export function readCode(typed: string): string | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
  return code.length === CODE_LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null
}
export const groupedCode = (code: string): string => code.match(/.{1,5}/g)?.join('-') ?? code
