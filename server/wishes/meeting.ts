/** Somebody was invited: those who would rather not have that person there hear of it, and nobody else does. */
import { and, eq, ne } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { companyWishes, participants } from '#db/schema.ts'
import { isMeant } from '#plan/wished-away.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { tellQuietly } from '../outbox/tell-quietly.ts'

export interface Invited {
  id: string
  planId: string
  name: string
  invitedBy: string
}

/** In the transaction of the invitation, which goes on as it would have without any wish. */
export async function meetWishes(
  tx: Queries,
  outbox: Pick<Outbox, 'enqueue' | 'sentSince'>,
  invited: Invited,
  now: number,
): Promise<void> {
  const wishes = await tx
    .select({ id: companyWishes.id, name: companyWishes.name, person: participants })
    .from(companyWishes)
    .innerJoin(participants, eq(participants.id, companyWishes.participantId))
    .where(
      and(
        eq(companyWishes.planId, invited.planId),
        eq(participants.status, 'joined'),
        ne(participants.id, invited.invitedBy),
      ),
    )
  for (const { id, name, person } of wishes) {
    if (!isMeant(name, invited.name)) continue
    await tx.update(companyWishes).set({ metId: invited.id }).where(eq(companyWishes.id, id))
    await tellQuietly(tx, outbox, person, now)
  }
}
