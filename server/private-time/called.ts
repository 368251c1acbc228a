/**
 * The family asks the facilitator to come. Whoever waits in the plan sees it there; who went home or is on the telephone
 * gets a mail that says no more than that there is something to look at (AG8).
 */
import { and, eq, gt } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { participants, sessionParticipants, sessions } from '#db/schema.ts'
import type { Clock } from '../clock.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { tellQuietly } from '../outbox/tell-quietly.ts'

/** The waiting page asks every few seconds; that a browser was used is written down once a minute. */
const STILL_THERE_MS = 3 * 60_000

export function tellCalled({
  clock,
  outbox,
}: {
  clock: Clock
  outbox: Pick<Outbox, 'enqueue' | 'sentSince'>
}) {
  return async (tx: Queries, planId: string): Promise<void> => {
    const now = clock.now()
    const facilitators = await tx
      .select()
      .from(participants)
      .where(
        and(
          eq(participants.planId, planId),
          eq(participants.role, 'facilitator'),
          eq(participants.status, 'joined'),
        ),
      )
    for (const person of facilitators) {
      const [there] = await tx
        .select({ id: sessions.id })
        .from(sessions)
        .innerJoin(sessionParticipants, eq(sessionParticipants.sessionId, sessions.id))
        .where(
          and(
            eq(sessionParticipants.participantId, person.id),
            gt(sessions.usedAt, now - STILL_THERE_MS),
            gt(sessions.expiresAt, now),
          ),
        )
        .limit(1)
      if (!there) await tellQuietly(tx, outbox, person, now)
    }
  }
}
