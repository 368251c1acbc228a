/**
 * For who has no account and no register here: a link that opens once, by POST (mail scanners follow GET), and then shows
 * the extract to that one browser for half an hour. Only hashes are kept.
 */
import { and, eq, isNull } from 'drizzle-orm'
import { sendings } from '#db/schema.ts'
import type { PlanRecord } from '#plan/record/record.ts'
import { hashToken, newToken } from '../ids.ts'
import { Refused } from '../refused.ts'
import { asSender, labelsOf, nothing, rowOf, type SharingContext } from './context.ts'
import type { Sharing } from './types.ts'

/** Long enough to read it and to keep the file. */
const LOOKING_LASTS_MS = 30 * 60_000

export function links(
  context: SharingContext,
): Pick<Sharing, 'makeLink' | 'linkIsReady' | 'spendLink' | 'shared' | 'sharedFile'> {
  const { db, clock, address, write } = context
  const unopened = (token: string) =>
    and(eq(sendings.linkHash, hashToken(token)), isNull(sendings.linkOpenedAt), eq(sendings.status, 'sent'))

  return {
    async makeLink(me, sendingId) {
      await asSender(context, me)
      const row = await rowOf(db.read, me.planId, sendingId)
      if (row.ownWordsOnly) throw nothing()
      if (row.recipientKind === 'team') throw new Refused()
      const token = newToken()
      const made = await db.write((tx) =>
        tx
          .update(sendings)
          .set({ linkHash: hashToken(token), linkOpenedAt: null })
          .where(and(eq(sendings.id, sendingId), eq(sendings.status, 'sent')))
          .returning({ id: sendings.id }),
      )
      if (made.length === 0) throw new Refused()
      return `${address()}/gedeeld/${token}`
    },

    async linkIsReady(token) {
      const [row] = await db.read.select({ id: sendings.id }).from(sendings).where(unopened(token))
      return row !== undefined
    },

    async spendLink(token) {
      const view = newToken()
      const opened = await db.write((tx) =>
        tx
          .update(sendings)
          .set({ linkHash: hashToken(view), linkOpenedAt: clock.now() })
          .where(unopened(token))
          .returning({ id: sendings.id }),
      )
      return opened.length > 0 ? view : null
    },

    async shared(viewToken) {
      const row = await openOne(viewToken)
      return (
        row && { record: JSON.parse(row.content) as PlanRecord, labels: labelsOf(row), digest: row.digest }
      )
    },

    async sharedFile(viewToken) {
      const row = await openOne(viewToken)
      if (!row) return null
      const { content, digest, code } = row
      return write({ content, digest, code, labels: labelsOf(row) }, 'pdf')
    },
  }

  async function openOne(viewToken: string) {
    const [row] = await db.read
      .select()
      .from(sendings)
      .where(and(eq(sendings.linkHash, hashToken(viewToken)), eq(sendings.status, 'sent')))
    if (!row?.content || !row.digest || !row.code || row.linkOpenedAt === null) return null
    if (clock.now() > row.linkOpenedAt + LOOKING_LASTS_MS) return null
    return { ...row, content: row.content, digest: row.digest, code: row.code }
  }
}
