/**
 * The private room in which this person is at this moment. What is written meanwhile carries its id: only its members
 * read it or hear of it, and it goes with the room.
 */
import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { plans, roomReaders, rooms } from '#db/schema.ts'
import type { Me } from '../plans/types.ts'

export async function roomNow(tx: Queries, { planId, participantId }: Me): Promise<string | null> {
  const [room] = await tx
    .select({ id: rooms.id })
    .from(rooms)
    .innerJoin(plans, and(eq(plans.id, rooms.planId), eq(plans.step, 'private')))
    .innerJoin(roomReaders, eq(roomReaders.roomId, rooms.id))
    .where(
      and(
        eq(rooms.planId, planId),
        eq(rooms.kind, 'private'),
        ne(rooms.status, 'ended'),
        eq(roomReaders.participantId, participantId),
        isNull(roomReaders.leftAt),
      ),
    )
    .limit(1)
  return room?.id ?? null
}
