/** AG6: the family's log tells what somebody of the team read, took along and answered; names and words stay out of it. */
import { and, eq, gt } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { auditLog, type sendings } from '#db/schema.ts'
import { type AuditAction, record } from '../audit/audit.ts'
import { ONE_READING_LASTS_MS } from '../log/reading.ts'

type Sending = typeof sendings.$inferSelect
type TeamAction = Extract<AuditAction, `team-${string}`>

/** Own words that somebody sent alone are told to that person alone. Once the plan is erased there is no log. */
export async function noteTeam(
  tx: Queries,
  at: number,
  what: { staffId: string; action: TeamAction; sending: Sending },
): Promise<void> {
  const { staffId, action, sending } = what
  const audience = sending.ownWordsOnly ? sending.createdBy : 'plan'
  if (sending.planId === null || audience === null) return
  await record(tx, at, {
    planId: sending.planId,
    action,
    actorId: null,
    staffId,
    subjectId: sending.id,
    audience,
  })
}

/** Reading on and off during one hour is one line. */
export async function noteTeamReading(
  tx: Queries,
  at: number,
  staffId: string,
  sending: Sending,
): Promise<void> {
  const [lately] = await tx
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.action, 'team-read'),
        eq(auditLog.staffId, staffId),
        eq(auditLog.subjectId, sending.id),
        gt(auditLog.at, at - ONE_READING_LASTS_MS),
      ),
    )
    .limit(1)
  if (!lately) await noteTeam(tx, at, { staffId, action: 'team-read', sending })
}
