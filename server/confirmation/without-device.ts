/**
 * Who has no way to say yes but by somebody else's hands. A browser that holds nobody else of the plan is a person's
 * own, and so is an address that a mail came back from: such a person is never confirmed by a code that another types.
 */
import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { participants, sessionParticipants, sessions } from '#db/schema.ts'

export async function withoutDevice(
  read: Queries,
  planId: string,
  now: number,
): Promise<ReadonlySet<string>> {
  const people = await read
    .select({ id: participants.id, emailVerifiedAt: participants.emailVerifiedAt })
    .from(participants)
    .where(and(eq(participants.planId, planId), inArray(participants.status, ['invited', 'joined'])))
  const held = await read
    .select({ session: sessions.id, participant: participants.id })
    .from(sessionParticipants)
    .innerJoin(sessions, eq(sessions.id, sessionParticipants.sessionId))
    .innerJoin(participants, eq(participants.id, sessionParticipants.participantId))
    .where(and(eq(participants.planId, planId), gt(sessions.expiresAt, now)))
  const bySession = Map.groupBy(held, ({ session }) => session)
  const alone = new Set(
    [...bySession.values()].flatMap(([first, ...more]) =>
      first && more.length === 0 ? [first.participant] : [],
    ),
  )
  return new Set(
    people.flatMap(({ id, emailVerifiedAt }) => (emailVerifiedAt === null && !alone.has(id) ? [id] : [])),
  )
}
