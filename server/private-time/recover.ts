/**
 * At each start: brings every private time that a dying server left half done to a moment that people know. No road leads
 * from here to showing something: that takes the family's own confirmation.
 */
import { eq } from 'drizzle-orm'
import { plans, rooms } from '#db/schema.ts'
import { roomOf } from '../plans/doors.ts'
import { fork } from './begin.ts'
import type { PrivateTimeContext } from './context.ts'
import { openPlan } from './end.ts'

export async function recover(context: PrivateTimeContext): Promise<void> {
  const { db } = context
  const left = await db.read.select().from(rooms).where(eq(rooms.kind, 'private'))
  await db.write(async (tx) => {
    for (const room of left) {
      // Its words stay where only the family is until the family decides about them.
      await tx.update(plans).set({ step: 'private' }).where(eq(plans.id, room.planId))
      const plan = await roomOf(tx, room.planId, 'plan')
      if (plan) await tx.update(rooms).set({ status: 'frozen' }).where(eq(rooms.id, plan.id))
      const isStopping = room.status === 'releasing' || (room.status === 'open' && room.endingSince !== null)
      if (isStopping) await tx.update(rooms).set({ status: 'frozen' }).where(eq(rooms.id, room.id))
    }
    await reopenWithoutRoom(tx, new Set(left.map(({ planId }) => planId)))
  })
  for (const { planId, status } of left) if (status === 'forking') await fork(context, planId)
  // A room may have been destroyed in the last moment before: its words must not stay in the log of the database.
  await db.forget()
}

/** A plan in private time without a room has nothing to keep apart. */
async function reopenWithoutRoom(tx: Parameters<typeof openPlan>[0], withRoom: ReadonlySet<string>) {
  const running = await tx.select({ id: plans.id }).from(plans).where(eq(plans.step, 'private'))
  for (const { id } of running) if (!withRoom.has(id)) await openPlan(tx, id)
}
