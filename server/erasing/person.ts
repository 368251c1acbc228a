/**
 * Going away and taking everything along: what is this person's own, the name and how to reach the person (R-B32). What
 * everyone wrote together stays. The row stays too, without a name: that a parent has authority does not end with the plan,
 * and what others wrote beside this person's place keeps its place.
 */
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import {
  acceptanceAskings,
  agreementFaces,
  checkIns,
  circleParticipants,
  companyWishes,
  confirmationCodes,
  invitations,
  lobbyVisitors,
  outbox,
  outcomeAnswers,
  participants,
  passageReaders,
  reminderPhones,
  reminders,
  signInLinks,
} from '#db/schema.ts'
import { mayLeave } from '#plan/access.ts'
import { record } from '../audit/audit.ts'
import { languageOf } from '../people/context.ts'
import { confirmKeyOf } from '../people/own-details.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { ErasingContext } from './context.ts'
import { eraseRows } from './own-words.ts'

/** In the place of a name, wherever others see who did something. */
const NOBODY = { nl: 'Iemand die weg is', en: 'Somebody who left' }

export async function erasePerson(context: ErasingContext, me: Me): Promise<void> {
  const { db, clock, collaboration, versions } = context
  if (!mayLeave(me) || me.shares) throw new Refused()
  const { planId, participantId } = me
  await db.write(async (tx) => {
    await eraseRows(context, tx, me)
    await versions().erasePerson(tx, planId, participantId)
    await eraseWhatIsBeside(tx, participantId)
    await eraseContact(tx, planId, participantId)
    const now = clock.now()
    const entry = { planId, actorId: participantId, subjectId: participantId, audience: 'plan' }
    await record(tx, now, { ...entry, action: 'leave' })
    await tx
      .update(participants)
      .set({
        name: NOBODY[await languageOf(tx, planId)],
        employer: null,
        email: null,
        emailVerifiedAt: null,
        personalCodeHash: null,
        status: 'left',
        endedAt: now,
      })
      .where(eq(participants.id, participantId))
  })
  await db.forget()
  await collaboration().reconsider({ planId })
  for (const topic of ['people', 'passages', 'comments', 'scores']) collaboration().changed(planId, topic)
}

async function eraseWhatIsBeside(tx: Queries, participantId: string): Promise<void> {
  await eraseTexts(tx, participantId)
  for (const table of [
    acceptanceAskings,
    agreementFaces,
    checkIns,
    circleParticipants,
    companyWishes,
    invitations,
    lobbyVisitors,
    outcomeAnswers,
    passageReaders,
    reminderPhones,
    reminders,
  ])
    await tx.delete(table).where(eq(table.participantId, participantId))
}

/** Reminders by telephone that wait in the queue, or were sent: they hold the number. */
async function eraseTexts(tx: Queries, participantId: string): Promise<void> {
  const mine = [
    ...(await tx
      .select({ phone: reminderPhones.phone, planId: participants.planId })
      .from(reminderPhones)
      .innerJoin(participants, eq(participants.id, reminderPhones.participantId))
      .where(eq(reminderPhones.participantId, participantId))),
    ...(await tx
      .select({ phone: reminders.phone, planId: reminders.planId })
      .from(reminders)
      .where(eq(reminders.participantId, participantId))),
  ]
  for (const { phone, planId } of mine)
    if (phone !== null)
      await tx
        .delete(outbox)
        .where(and(eq(outbox.kind, 'sms'), eq(outbox.recipient, phone), eq(outbox.planId, planId)))
}

/** Also what waits to be sent, and what was sent: both name an address or a number. */
async function eraseContact(tx: Queries, planId: string, participantId: string): Promise<void> {
  const texts = await tx
    .delete(confirmationCodes)
    .where(eq(confirmationCodes.participantId, participantId))
    .returning({ id: confirmationCodes.messageId })
  const ids = texts.map(({ id }) => id)
  await tx.delete(outbox).where(inArray(outbox.id, ids))
  // Also an address that was filled in and never confirmed.
  const waiting = await tx
    .delete(signInLinks)
    .where(eq(signInLinks.browserHash, confirmKeyOf(participantId)))
    .returning({ email: signInLinks.email })
  const mine = await tx
    .select({ email: participants.email })
    .from(participants)
    .where(eq(participants.id, participantId))
  for (const { email } of [...waiting, ...mine]) {
    if (!email) continue
    await tx.delete(outbox).where(and(eq(outbox.recipient, email), eq(outbox.planId, planId)))
    const others = and(eq(participants.email, email), ne(participants.id, participantId))
    if ((await tx.select({ id: participants.id }).from(participants).where(others)).length > 0) continue
    await tx.delete(outbox).where(eq(outbox.recipient, email))
    await tx.delete(signInLinks).where(eq(signInLinks.email, email))
  }
}
