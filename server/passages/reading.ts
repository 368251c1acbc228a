/** AG6: that a professional read somebody's own words stands in the log, for that author alone; once an hour at most. */
import { and, eq, gt, inArray } from 'drizzle-orm'
import { auditLog } from '#db/schema.ts'
import { SUPPORT_ROLES } from '#plan/roles.ts'
import { record } from '../audit/audit.ts'
import type { Me } from '../plans/types.ts'
import type { PassagesContext } from './context.ts'
import type { PassageText } from './types.ts'

const ONE_READING_LASTS_MS = 3_600_000

export async function noteReading(
  { db, clock }: PassagesContext,
  me: Me,
  read: readonly PassageText[],
): Promise<void> {
  const authors = [...new Set(read.filter(({ isMine }) => !isMine).map(({ author }) => author.id))]
  if (!SUPPORT_ROLES.includes(me.role) || authors.length === 0) return
  const now = clock.now()
  const lately = and(
    eq(auditLog.planId, me.planId),
    eq(auditLog.actorId, me.participantId),
    eq(auditLog.action, 'read-passage'),
    inArray(auditLog.audience, authors),
    gt(auditLog.at, now - ONE_READING_LASTS_MS),
  )
  const noted = await db.read.select({ author: auditLog.audience }).from(auditLog).where(lately)
  const unnoted = authors.filter((author) => !noted.some((row) => row.author === author))
  if (unnoted.length === 0) return
  await db.write(async (tx) => {
    for (const author of unnoted)
      await record(tx, now, {
        planId: me.planId,
        action: 'read-passage',
        actorId: me.participantId,
        subjectId: author,
        audience: author,
      })
  })
}
