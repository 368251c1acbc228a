/**
 * Private time ends in three durable moments: the room takes no more words and the family sees what it would show; what
 * it chose goes into the plan; the room is destroyed. Only with the last one does the step move on, so that whatever
 * happens in between, support roles read nothing and the room still has everything.
 */
import { and, eq, isNotNull } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Queries } from '#db/connection.ts'
import { plans, rooms } from '#db/schema.ts'
import { type Difference, differencesBetween } from '#plan/differences.ts'
import { release } from '#plan/merge.ts'
import { isForward, STEPS, type Step } from '#plan/rights/steps.ts'
import { record } from '../audit/audit.ts'
import { type RoomRow, roomOf } from '../plans/doors.ts'
import type { Me } from '../plans/types.ts'
import { moveRoom, type PrivateTimeContext } from './context.ts'
import { keepOwnWords } from './own-words.ts'

/** "Familietijd is klaar": first the pages stop and send what they have, then the room takes no more. */
export async function end(context: PrivateTimeContext, me: Me, room: RoomRow): Promise<void> {
  const { db, clock, collaboration, lastWords } = context
  const said = await db.write(async (tx) => {
    const [row] = await tx.select().from(rooms).where(eq(rooms.id, room.id))
    if (row?.status !== 'open') return 'before'
    if (row.endingSince !== null) return 'now'
    await tx.update(rooms).set({ endingSince: clock.now() }).where(eq(rooms.id, room.id))
    await record(tx, clock.now(), {
      planId: me.planId,
      action: 'private-end',
      actorId: me.participantId,
      subjectId: null,
      audience: 'plan',
    })
    return 'first'
  })
  if (said === 'before') return
  if (said === 'first') collaboration().changed(me.planId, 'private-time')
  // Of two who say it at once both wait, so that both come to the choice.
  await lastWords()
  await stopWriting(context, room)
}

/** Not when the family meanwhile went on talking. */
export async function stopWriting({ db, collaboration }: PrivateTimeContext, room: RoomRow): Promise<void> {
  const isEnding = and(eq(rooms.id, room.id), eq(rooms.status, 'open'), isNotNull(rooms.endingSince))
  await db.write(async (tx) => {
    await tx.update(rooms).set({ status: 'frozen' }).where(isEnding)
  })
  await collaboration().reconsider({ planId: room.planId })
  await collaboration().settle(room.id)
}

/** "Toch verder praten": nothing was shown yet. */
export async function goOn({ db, collaboration }: PrivateTimeContext, room: RoomRow): Promise<void> {
  await db.write((tx) => moveRoom(tx, room.id, 'frozen', { status: 'open', endingSince: null }))
  await collaboration().reconsider({ planId: room.planId })
  collaboration().changed(room.planId, 'private-time')
}

export async function differences(context: PrivateTimeContext, room: RoomRow): Promise<Difference[]> {
  const header = await context.plans.header(room.planId)
  if (!header) return []
  const state = await stateOf(context, room.id)
  return context
    .collaboration()
    .read(header.roomId, (plan) => withRoom(state, (doc) => differencesBetween(plan, doc, header.template)))
}

/** Returns false when somebody else was first, or the family went on talking. */
export async function show(
  context: PrivateTimeContext,
  me: Me,
  room: RoomRow,
  chosen: ReadonlySet<string>,
  to: Step = 'agree',
): Promise<boolean> {
  const { db, collaboration } = context
  const isMine = await db.write((tx) => moveRoom(tx, room.id, 'frozen', { status: 'releasing' }))
  if (!isMine) return false
  try {
    await putIntoPlan(context, room, chosen)
  } catch (error) {
    // Nothing was lost and nothing is open: the family can try again.
    await db.write((tx) => moveRoom(tx, room.id, 'releasing', { status: 'frozen' }))
    throw error
  }
  await destroy(context, room, me.participantId, to)
  collaboration().changed(room.planId, 'steps')
  return true
}

/** One update of the live plan, under the server's own clientID. */
export async function putIntoPlan(
  context: PrivateTimeContext,
  room: RoomRow,
  chosen: ReadonlySet<string>,
): Promise<void> {
  const plan = await roomOf(context.db.read, room.planId, 'plan')
  if (!plan || chosen.size === 0) return
  const state = await stateOf(context, room.id)
  await context
    .collaboration()
    .transact(plan.id, (doc) => withRoom(state, (source) => release(doc, source, chosen)))
}

/** The room, its log and every row written in it go, and only now does the plan open again (R-B32). */
export async function destroy(
  { db, clock, collaboration }: PrivateTimeContext,
  room: RoomRow,
  actorId: string | null,
  to: Step = 'agree',
): Promise<void> {
  const { planId } = room
  await db.write(async (tx) => {
    await keepOwnWords(tx, room.id)
    await tx.delete(rooms).where(eq(rooms.id, room.id))
    await openPlan(tx, planId, to === backTo(room) ? to : 'agree')
    await record(tx, clock.now(), {
      planId,
      action: 'private-show',
      actorId,
      subjectId: null,
      audience: 'plan',
    })
  })
  // Its people go back to the plan first; whoever is left is simply sent away.
  await collaboration().reconsider({ planId })
  collaboration().forget(room.id)
  await db.forget()
}

/** The earlier step that private time was begun from: the family may go on there. */
export function backTo({ begunFrom }: Pick<RoomRow, 'begunFrom'>): Step | null {
  const step = STEPS.find((one) => one === begunFrom)
  return step && step !== 'private' && isForward(step, 'agree') ? step : null
}

export async function openPlan(tx: Queries, planId: string, step: Step = 'agree'): Promise<void> {
  await tx.update(plans).set({ step }).where(eq(plans.id, planId))
  await tx
    .update(rooms)
    .set({ status: 'open' })
    .where(and(eq(rooms.planId, planId), eq(rooms.kind, 'plan')))
}

async function stateOf({ collaboration }: PrivateTimeContext, roomId: string): Promise<Uint8Array> {
  await collaboration().settle(roomId)
  return collaboration().read(roomId, (doc) => Y.encodeStateAsUpdate(doc))
}

function withRoom<T>(state: Uint8Array, work: (doc: Y.Doc) => T): T {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  try {
    return work(doc)
  } finally {
    doc.destroy()
  }
}
