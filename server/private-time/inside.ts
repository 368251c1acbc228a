/** What people inside can do quietly: leave, come back, let somebody in, ask the facilitator to come. */
import { and, eq, isNull } from 'drizzle-orm'
import { participants, roomReaders, rooms } from '#db/schema.ts'
import { record } from '../audit/audit.ts'
import type { RoomRow } from '../plans/doors.ts'
import type { Me } from '../plans/types.ts'
import type { PrivateTimeContext } from './context.ts'

const seatIn = (roomId: string, participantId: string) =>
  and(eq(roomReaders.roomId, roomId), eq(roomReaders.participantId, participantId))

/** Nobody is told: no row in the log, no message. */
export async function leave({ db, clock, collaboration }: PrivateTimeContext, me: Me, room: RoomRow) {
  await db.write((tx) =>
    tx.update(roomReaders).set({ leftAt: clock.now() }).where(seatIn(room.id, me.participantId)),
  )
  await collaboration().reconsider({ planId: me.planId })
}

export async function comeBack({ db }: PrivateTimeContext, me: Me, room: RoomRow) {
  await db.write((tx) =>
    tx.update(roomReaders).set({ leftAt: null }).where(seatIn(room.id, me.participantId)),
  )
}

/** Who came into the plan meanwhile is let in by somebody inside; the table was asked before. */
export async function letIn(
  { db, clock, collaboration }: PrivateTimeContext,
  me: Me,
  room: RoomRow,
  participantId: string,
) {
  await db.write(async (tx) => {
    await tx.insert(roomReaders).values({ roomId: room.id, participantId }).onConflictDoNothing()
    await record(tx, clock.now(), {
      planId: me.planId,
      roomId: room.id,
      action: 'let-in',
      actorId: me.participantId,
      subjectId: participantId,
      audience: 'plan',
    })
  })
  collaboration().changed(me.planId, 'private-time')
}

/** A supporter or interpreter comes in, or goes, as the family says. */
export async function setBeside(
  { db, clock, collaboration }: PrivateTimeContext,
  me: Me,
  room: RoomRow | null,
  participantId: string,
  isLetIn: boolean,
) {
  await db.write(async (tx) => {
    await tx
      .update(participants)
      .set({ inPrivateTime: isLetIn })
      .where(and(eq(participants.id, participantId), eq(participants.planId, me.planId)))
    if (room && isLetIn)
      await tx.insert(roomReaders).values({ roomId: room.id, participantId }).onConflictDoNothing()
    if (room && !isLetIn) await tx.delete(roomReaders).where(seatIn(room.id, participantId))
    await record(tx, clock.now(), {
      planId: me.planId,
      roomId: room?.id ?? null,
      action: isLetIn ? 'let-in' : 'keep-out',
      actorId: me.participantId,
      subjectId: participantId,
      audience: 'plan',
    })
  })
  await collaboration().reconsider({ planId: me.planId })
}

/** Who asked is kept nowhere. */
export async function call(
  { db, clock, collaboration, onCalled }: PrivateTimeContext,
  room: RoomRow,
  isAsked: boolean,
) {
  await db.write(async (tx) => {
    const called = await tx
      .update(rooms)
      .set({ callsSince: isAsked ? clock.now() : null })
      .where(isAsked ? and(eq(rooms.id, room.id), isNull(rooms.callsSince)) : eq(rooms.id, room.id))
      .returning({ id: rooms.id })
    if (isAsked && called.length > 0) await onCalled(tx, room.planId)
  })
  collaboration().changed(room.planId, 'private-time')
}
