/**
 * Erases a plan as a whole: one transaction, so that a server that dies in the middle has erased nothing or everything, and
 * then the log of the database is emptied (R-B32). Nothing here is told to anybody: it was announced before.
 */
import { and, eq, inArray, ne, notInArray, or } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import {
  outbox,
  participants,
  plans,
  rooms,
  sendings,
  sessionParticipants,
  sessions,
  signInLinks,
} from '#db/schema.ts'
import { record } from '../audit/audit.ts'
import { confirmKeyOf } from '../people/own-details.ts'
import type { ErasingContext } from './context.ts'

/** `isStillDue` is asked in the transaction itself: of erasing and keeping at one moment, keeping wins or comes too late. */
export async function erasePlan(
  { db, clock, collaboration }: Pick<ErasingContext, 'db' | 'clock' | 'collaboration'>,
  planId: string,
  isStillDue: (tx: Queries) => Promise<boolean>,
): Promise<boolean> {
  const erased = await db.write(async (tx) => {
    if (!(await isStillDue(tx))) return null
    const gone = await eraseRows(tx, planId)
    // That a plan was erased, and when; not which, nor by whom.
    await record(tx, clock.now(), {
      planId: null,
      action: 'erase',
      actorId: null,
      subjectId: null,
      audience: 'plan',
    })
    return gone
  })
  if (!erased) return false
  // The sockets hear that the plan is gone before their browser is nobody's any more.
  await collaboration().reconsider({ planId })
  for (const roomId of erased.rooms) collaboration().forget(roomId)
  await db.write((tx) => endSessionsOfNobody(tx, erased.sessions))
  await db.forget()
  return true
}

async function eraseRows(tx: Queries, planId: string): Promise<{ rooms: string[]; sessions: string[] }> {
  const roomRows = await tx.select({ id: rooms.id }).from(rooms).where(eq(rooms.planId, planId))
  const browsers = await tx
    .select({ id: sessionParticipants.sessionId })
    .from(sessionParticipants)
    .innerJoin(participants, eq(participants.id, sessionParticipants.participantId))
    .where(eq(participants.planId, planId))
  await eraseAddresses(tx, planId)
  // What the team got is the team's; what was not sent yet, or lies here for somebody to fetch, is not.
  await tx
    .delete(sendings)
    .where(
      and(eq(sendings.planId, planId), or(ne(sendings.recipientKind, 'team'), ne(sendings.status, 'sent'))),
    )
  await tx.delete(plans).where(eq(plans.id, planId))
  return { rooms: roomRows.map(({ id }) => id), sessions: browsers.map(({ id }) => id) }
}

/** Of who takes part in no other plan, also mail that belongs to no plan, and an address that was never confirmed. */
async function eraseAddresses(tx: Queries, planId: string): Promise<void> {
  const people = await tx
    .select({ id: participants.id, email: participants.email })
    .from(participants)
    .where(eq(participants.planId, planId))
  const unconfirmed = await tx
    .delete(signInLinks)
    .where(
      inArray(
        signInLinks.browserHash,
        people.map(({ id }) => confirmKeyOf(id)),
      ),
    )
    .returning({ email: signInLinks.email })
  const addresses = [...people, ...unconfirmed].flatMap(({ email }) => (email ? [email] : []))
  const elsewhere = await tx
    .select({ email: participants.email })
    .from(participants)
    .where(and(inArray(participants.email, addresses), ne(participants.planId, planId)))
  const gone = addresses.filter((address) => !elsewhere.some(({ email }) => email === address))
  await tx.delete(signInLinks).where(inArray(signInLinks.email, gone))
  await tx.delete(outbox).where(inArray(outbox.recipient, gone))
}

async function endSessionsOfNobody(tx: Queries, sessionIds: readonly string[]): Promise<void> {
  const held = tx.select({ id: sessionParticipants.sessionId }).from(sessionParticipants)
  await tx.delete(sessions).where(and(inArray(sessions.id, [...sessionIds]), notInArray(sessions.id, held)))
}
