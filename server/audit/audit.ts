/**
 * The log of who did what with a plan (R-E24). Append-only: the database refuses to change or remove a row, but with its
 * plan or private room. A row names people and things by id; it never holds words of a plan, a name, an address or a token.
 */
import { and, eq } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { auditLog, participants, plans } from '#db/schema.ts'
import { SUPPORT_ROLES } from '#plan/roles.ts'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'

export type AuditAction =
  | 'start'
  | 'invite'
  | 'renew-invitation'
  | 'revoke'
  | 'join'
  | 'return-link'
  | 'return'
  | 'sign-in'
  | 'role-change'
  | 'remove'
  | 'leave'
  | 'refused'
  | 'read'
  | 'read-passage'
  | 'condition'
  | 'export-log'
  | 'restore'
  | 'export'
  | 'settle'
  | 'share'
  | 'share-withdrawn'
  | 'reopen'
  | 'reopen-undone'
  | 'review-open'
  | 'review-held'
  | 'erase'
  | 'erase-asked'
  | 'erase-planned'
  | 'erase-taken-back'
  | 'erase-announced'
  | 'keep'
  | 'age-12'
  | 'age-16'
  | 'age-18'
  | 'mentor-asked'
  | 'mentor-active'
  | 'mentor-ended'
  | 'lobby-open'
  | 'lobby-close'
  | 'let-in'
  | 'move-step'
  | 'apart-on'
  | 'apart-off'
  | 'along-on'
  | 'along-off'
  | 'private-begin'
  | 'private-end'
  | 'private-show'
  | 'keep-out'
  | 'lobby-let-in'
  | 'yes-by-code'
  | 'child-born'
  | 'child-not-born'
  | 'child-named'
  | 'team-read'
  | 'team-file'
  | 'team-answer'
  | 'team-remark'

export interface AuditEntry {
  planId: string | null
  action: AuditAction
  /** A participant's id, or null when nobody is known. */
  actorId: string | null
  /** Somebody of an organisation, in place of a participant. */
  staffId?: string
  subjectId: string | null
  /** 'plan' for everybody who reads the plan, else the one participant who may know: when somebody was here is private. */
  audience: 'plan' | (string & {})
  roomId?: string | null
}

/** Writes in the transaction of what it tells about: neither exists without the other. */
export async function record(tx: Queries, at: number, entry: AuditEntry): Promise<void> {
  await tx.insert(auditLog).values({ id: newId(), at, ...entry })
}

/**
 * Somebody asked for a plan or an act that is not theirs. Only a plan that exists gets a row. The family is told of
 * professionals, strangers and who takes part no more; what a family member tried, and when, is for that person alone.
 */
export async function recordRefusal(
  db: Database,
  clock: Clock,
  refusal: { planId: string; participantId: string | null },
): Promise<void> {
  await db.write(async (tx) => {
    const [plan] = await tx.select({ id: plans.id }).from(plans).where(eq(plans.id, refusal.planId))
    if (!plan) return
    const { planId, participantId } = refusal
    const [here] = participantId
      ? await tx
          .select({ role: participants.role })
          .from(participants)
          .where(
            and(
              eq(participants.id, participantId),
              eq(participants.planId, planId),
              eq(participants.status, 'joined'),
            ),
          )
      : []
    const isFamily = here !== undefined && !SUPPORT_ROLES.some((role) => role === here.role)
    await record(tx, clock.now(), {
      planId,
      action: 'refused',
      actorId: participantId,
      subjectId: null,
      audience: isFamily && participantId ? participantId : 'plan',
    })
  })
}
