/** AG6: every time a professional reads the plan stands in the log, once an hour at most for each of them. */
import { and, eq, gt } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { auditLog } from '#db/schema.ts'
import { type Person, seatOf } from '#plan/rights/people.ts'
import { SUPPORT_ROLES } from '#plan/roles.ts'
import { record } from '../audit/audit.ts'

/** Reading on and off during one meeting is one line of the log, not a hundred. */
export const ONE_READING_LASTS_MS = 3_600_000

/** Whose reading the family is told: support roles, and a guardian, who may be a professional. When family was here is private. */
export const isWatched = (person: Person, today: string): boolean =>
  SUPPORT_ROLES.some((role) => role === person.role) || seatOf(person, today) === 'guardian'

export async function noteReading(
  db: Database,
  now: number,
  { planId, participantId }: { planId: string; participantId: string },
): Promise<void> {
  const lately = and(
    eq(auditLog.planId, planId),
    eq(auditLog.actorId, participantId),
    eq(auditLog.action, 'read'),
    gt(auditLog.at, now - ONE_READING_LASTS_MS),
  )
  const isNoted = async (read: Pick<Database['read'], 'select'>) =>
    (await read.select({ id: auditLog.id }).from(auditLog).where(lately).limit(1)).length > 0
  if (await isNoted(db.read)) return
  await db.write(async (tx) => {
    // Judged again while writing: two tabs that open at once are one reading.
    if (await isNoted(tx)) return
    await record(tx, now, {
      planId,
      action: 'read',
      actorId: participantId,
      subjectId: null,
      audience: 'plan',
    })
  })
}
