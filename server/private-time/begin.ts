/**
 * Private time begins in two durable moments. First the plan is frozen and its people go to the step 'private': from
 * there on no support role reads anything. Then, when the last words that were under way are on disk, the private room
 * gets the plan's words. A server that dies between the two does the second at its next start.
 */
import { and, eq, ne } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Queries } from '#db/connection.ts'
import { plans, roomClients, roomReaders, roomStates, rooms } from '#db/schema.ts'
import { may } from '#plan/rights/may.ts'
import type { Step } from '#plan/rights/steps.ts'
import { SCHEMA_VERSION } from '#plan/shape.ts'
import { record } from '../audit/audit.ts'
import { newId } from '../ids.ts'
import { roomOf } from '../plans/doors.ts'
import type { Asking } from '../rights/rights.ts'
import { moveRoom, type PrivateTimeContext } from './context.ts'

/** False when it runs already. Whoever asks was judged before. */
export function freeze(
  { db, clock }: PrivateTimeContext,
  { planId, actorId, asking }: { planId: string; actorId: string; asking: Asking },
): Promise<boolean> {
  return db.write(async (tx) => {
    const now = clock.now()
    const [before] = await tx.select({ step: plans.step }).from(plans).where(eq(plans.id, planId))
    const moved = await tx
      .update(plans)
      .set({ step: 'private' satisfies Step, reviewOpen: false })
      .where(and(eq(plans.id, planId), ne(plans.step, 'private')))
      .returning({ id: plans.id })
    const room = await roomOf(tx, planId, 'plan')
    if (moved.length === 0 || !room) return false
    await tx.update(rooms).set({ status: 'frozen' }).where(eq(rooms.id, room.id))
    const roomId = newId()
    await tx.insert(rooms).values({
      id: roomId,
      planId,
      kind: 'private',
      schemaVersion: SCHEMA_VERSION,
      status: 'forking',
      begunFrom: before?.step ?? null,
      createdAt: now,
    })
    const readers = readersOf(asking).map((participantId) => ({ roomId, participantId }))
    if (readers.length > 0) await tx.insert(roomReaders).values(readers)
    await record(tx, now, {
      planId,
      action: 'private-begin',
      actorId,
      subjectId: before?.step ?? null,
      audience: 'plan',
    })
    return true
  })
}

/** Everyone whom the table lets in; who has shown to be that person is judged at the door. */
function readersOf({ situation }: Asking): string[] {
  const running = { ...situation, step: 'private' as const }
  const room = { kind: 'private-room', members: 'all' } as const
  return situation.people
    .filter((person) => may({ ...person, isProven: true }, 'read', room, running).ok)
    .map(({ id }) => id)
}

/** Lays the plan's words in the private room. Doing it again does nothing. */
export async function fork({ db, clock, collaboration }: PrivateTimeContext, planId: string): Promise<void> {
  const [plan, room] = [await roomOf(db.read, planId, 'plan'), await roomOf(db.read, planId, 'private')]
  if (!plan || room?.status !== 'forking') return
  // Nobody is in the plan any more; what they sent before may still be on its way to the disk.
  await collaboration().settle(plan.id)
  const state = await collaboration().read(plan.id, (doc) => Y.encodeStateAsUpdate(doc))
  await db.write(async (tx) => {
    if (!(await moveRoom(tx, room.id, 'forking', { status: 'open' }))) return
    await putState(tx, room.id, state, clock.now())
    // Who wrote what stays true inside, and a page that goes along with its document keeps its own id.
    const claims = await tx.select().from(roomClients).where(eq(roomClients.roomId, plan.id))
    const copies = claims.map((claim) => ({ ...claim, roomId: room.id }))
    if (copies.length > 0) await tx.insert(roomClients).values(copies)
  })
}

async function putState(tx: Queries, roomId: string, state: Uint8Array, updatedAt: number): Promise<void> {
  await tx.insert(roomStates).values({
    roomId,
    state: Buffer.from(state),
    stateVector: Buffer.from(Y.encodeStateVectorFromUpdate(state)),
    throughSeq: 0,
    updatedAt,
  })
}
