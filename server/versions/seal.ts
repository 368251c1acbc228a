/**
 * A seal after the pattern of SD-JWT: per item its id, kind, author and a salted digest; the texts and salts stand beside
 * it. The head is chained to the one before and signed. Pure but for chance and the key.
 */
import { createHash, randomBytes } from 'node:crypto'
import { canonicalText, checkCode } from '#plan/record/canonical.ts'
import type { PlanRecord, RecordItem } from '#plan/record/record.ts'
import type { SealKeys } from './keys.ts'

export const SEAL_SCHEMA = 'familiegroepsplan-zegel-v1'

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** ISO 8601 in UTC with seconds. */
export const moment = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')

export interface Sealed {
  head: string
  sha256: string
  code: string
  signature: string
  items: { item: RecordItem; digest: string; salt: string; content: string }[]
}

/** As `itemDigest` in plan/record/canonical.ts, without waiting. */
export const digestOf = ({ id, kind, author, content }: RecordItem, salt: string): string =>
  sha256(`${salt}${canonicalText({ id, kind, author, content })}`)

export async function seal(
  items: readonly RecordItem[],
  { number, at, previous, keys }: { number: number; at: number; previous: string | null; keys: SealKeys },
): Promise<Sealed> {
  const salted = items.map((item) => {
    const salt = randomBytes(16).toString('hex')
    return { item, salt, digest: digestOf(item, salt), content: canonicalText(item.content) }
  })
  const head = canonicalText({
    schema: SEAL_SCHEMA,
    version: number,
    at: moment(at),
    previous,
    items: salted.map(({ item: { id, kind, author }, digest }) => ({ id, kind, author, digest })),
  })
  const digest = sha256(head)
  const signature = await keys.sign({ seal: digest, version: number, at: moment(at), previous })
  return { head, sha256: digest, code: checkCode(digest), signature, items: salted }
}

/** What one reader gets: its text, the digest of that, and a signature that names the version. */
export async function sealCopy(
  record: PlanRecord & { seal: string },
  keys: SealKeys,
): Promise<{ text: string; sha256: string; code: string; sign: () => Promise<string> }> {
  const text = canonicalText(record)
  const digest = sha256(text)
  return {
    text,
    sha256: digest,
    code: checkCode(digest),
    sign: () => keys.sign({ sha256: digest, version: record.version, at: record.at, seal: record.seal }),
  }
}
