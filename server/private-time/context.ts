/** What every part of this folder works with. */
import { and, eq } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { rooms } from '#db/schema.ts'
import type { Clock } from '../clock.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import type { Doors, RoomStatus } from '../plans/doors.ts'
import type { Plans } from '../plans/types.ts'
import type { Rights } from '../rights/rights.ts'

export interface PrivateTimeContext {
  db: Database
  clock: Clock
  rights: Rights
  doors: Doors
  plans: Pick<Plans, 'header'>
  collaboration: () => Pick<
    Collaboration,
    'read' | 'transact' | 'settle' | 'forget' | 'reconsider' | 'changed'
  >
  /** How long the pages get to send their last words once the family said that it is done. */
  lastWords: () => Promise<void>
  /** Tells a facilitator who is asked to come and does not look at the plan; in the transaction of asking. */
  onCalled: (tx: Queries, planId: string) => Promise<void>
}

/** Moves a room on, and says whether it was this call that did: of two at once one wins. */
export async function moveRoom(
  tx: Queries,
  roomId: string,
  from: RoomStatus,
  set: Partial<typeof rooms.$inferInsert> & { status: RoomStatus },
): Promise<boolean> {
  const moved = await tx
    .update(rooms)
    .set(set)
    .where(and(eq(rooms.id, roomId), eq(rooms.status, from)))
    .returning({ id: rooms.id })
  return moved.length > 0
}
