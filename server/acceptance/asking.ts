/**
 * Who is asked for an answer and gave none hears of it by mail: once, when nobody has answered for half an hour, and twice
 * after that. Never somebody who answered, who left, or while the family is among itself; one tap stops it. What waits is
 * a row that is written with the answer of another, so that a restart forgets nothing and sends nothing twice.
 */
import { and, eq, gt, isNotNull, isNull, lte, notInArray, or } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { acceptanceAskings, participants, rooms } from '#db/schema.ts'
import { addressOf } from '../follow-up/context.ts'
import { stopToken, takeFromQueue } from '../follow-up/stopping.ts'
import { hashToken } from '../ids.ts'
import { tellQuietly } from '../outbox/tell-quietly.ts'
import { type Regularly, regularly } from '../regularly.ts'
import { type AcceptanceContext, type Asked, ask, mayAccept, nothing } from './context.ts'
import { type Gathered, gather } from './gather.ts'
import type { Acceptance } from './types.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** After the question. Half an hour of silence ends a batch: who sits at the table answers before that, and gets no mail. */
const MAILS_AFTER = [30 * MINUTE, 3 * DAY, 7 * DAY]
const LOOK_EVERY_MS = 15_000

/** The row stays, so that the link in an old mail still stops what comes later. */
const NOTHING_WAITS = { sent: 0, nextAt: null }

type Row = typeof acceptanceAskings.$inferSelect
export type Said = { agreementId: string; participantId: string }

/** Whose answer is missing of what others answered, and which agreements those are. */
export function stillAsked({ answers }: Pick<Gathered, 'answers'>, said: readonly Said[] = []) {
  const missing = new Map<string, string[]>()
  for (const { agreementId, answers: given, waiting } of answers) {
    const isSaid = (participantId: string) =>
      said.some((one) => one.agreementId === agreementId && one.participantId === participantId) ||
      // Also on paper: that waits for a code, and not for this person.
      given.some((one) => one.isCurrent && one.participantId === participantId)
    const hasBegun =
      given.some(({ isCurrent }) => isCurrent) || said.some((one) => one.agreementId === agreementId)
    if (!hasBegun) continue
    for (const { participantId } of waiting)
      if (!isSaid(participantId))
        missing.set(participantId, [...(missing.get(participantId) ?? []), agreementId])
  }
  return missing
}

/** In the transaction of these answers. */
export async function askTheOthers(
  { clock, config }: Pick<AcceptanceContext, 'clock' | 'config'>,
  tx: Queries,
  planId: string,
  asked: Asked,
  said: readonly Said[],
): Promise<void> {
  const now = clock.now()
  const waiting = [...stillAsked(asked, said).keys()]
  const ofPlan = and(eq(acceptanceAskings.planId, planId), isNull(acceptanceAskings.stoppedAt))
  const isNotNothing = or(gt(acceptanceAskings.sent, 0), isNotNull(acceptanceAskings.nextAt))
  const answered = await tx
    .update(acceptanceAskings)
    .set(NOTHING_WAITS)
    .where(and(ofPlan, isNotNothing, notInArray(acceptanceAskings.participantId, waiting)))
    .returning({ id: acceptanceAskings.participantId })
  for (const { id } of answered) await takeFromQueue(tx, stopToken(config, id))
  const [first = 0, second = 0] = MAILS_AFTER
  for (const participantId of waiting) {
    // Who answers a part of it knows of the rest.
    const knows = said.some((one) => one.participantId === participantId)
    const times = { askedAt: now, sent: knows ? 1 : 0, nextAt: now + (knows ? second : first) }
    await tx
      .insert(acceptanceAskings)
      .values({ participantId, planId, ...times, stopTokenHash: hashToken(stopToken(config, participantId)) })
      .onConflictDoUpdate({
        target: acceptanceAskings.participantId,
        set: times,
        setWhere: and(eq(acceptanceAskings.sent, 0), isNull(acceptanceAskings.stoppedAt)),
      })
  }
}

export function asking(context: AcceptanceContext): Pick<Acceptance, 'mailMe'> & { asking: Regularly } {
  const { db, clock, outbox, config } = context

  async function send(due: Row, found: Gathered, isSettled: boolean): Promise<void> {
    const agreements = stillAsked(found).get(due.participantId) ?? []
    const isTime = found.answers.some(
      (one) => agreements.includes(one.agreementId) && mayAccept(found, due.participantId, one),
    )
    await db.write(async (tx) => {
      const now = clock.now()
      const ofThis = eq(acceptanceAskings.participantId, due.participantId)
      // Read again: it may have been answered or stopped while this one waited.
      const [row] = await tx.select().from(acceptanceAskings).where(ofThis)
      if (!row || row.nextAt === null || row.nextAt > now) return
      const [person] = await tx.select().from(participants).where(eq(participants.id, row.participantId))
      const isHere = person?.status === 'joined' || person?.status === 'invited'
      if (!isHere || isSettled || agreements.length === 0) {
        await tx.update(acceptanceAskings).set(NOTHING_WAITS).where(ofThis)
        return
      }
      // Not come in yet, or the family is among itself, or another step: it waits, and counts for nothing.
      if (person.status !== 'joined' || !isTime) {
        await tx
          .update(acceptanceAskings)
          .set({ nextAt: now + HOUR })
          .where(ofThis)
        return
      }
      // After a stand-still one goes out, however many were missed.
      const sent = MAILS_AFTER.filter((after) => row.askedAt + after <= now).length
      const after = MAILS_AFTER[sent]
      const nextAt = after === undefined ? null : row.askedAt + after
      const address = addressOf(context)
      await tellQuietly(tx, outbox, person, now, {
        letter: {
          about: 'asked',
          url: `${address}/plan/${row.planId}/akkoord`,
          stop: `${address}/stoppen/${stopToken(config, row.participantId)}`,
        },
        useless: nextAt ?? now + DAY,
      })
      await tx.update(acceptanceAskings).set({ sent, nextAt }).where(ofThis)
    })
  }

  async function sendDue(): Promise<void> {
    const due = await db.read
      .select()
      .from(acceptanceAskings)
      .where(and(lte(acceptanceAskings.nextAt, clock.now()), isNull(acceptanceAskings.stoppedAt)))
    for (const [planId, rows] of Map.groupBy(due, (row) => row.planId)) {
      const found = await gather(context, planId)
      const settled = await db.read
        .select({ id: rooms.id })
        .from(rooms)
        .where(and(eq(rooms.planId, planId), eq(rooms.status, 'settled')))
      for (const row of rows) await send(row, found, settled.length > 0)
    }
    if (due.length > 0) outbox.wake()
  }

  return {
    asking: regularly(LOOK_EVERY_MS, sendDue),

    async mailMe(me, wants) {
      const asked = await ask(context, me)
      if (!isAsked(asked, me.participantId)) throw nothing()
      const now = clock.now()
      const { planId, participantId } = me
      const mine = eq(acceptanceAskings.participantId, participantId)
      await db.write(async (tx) => {
        // Wanted again: what still waits is told of in three days.
        const times = wants
          ? { askedAt: now, sent: 1, nextAt: now + 3 * DAY, stoppedAt: null }
          : { askedAt: now, ...NOTHING_WAITS, stoppedAt: now }
        if (wants) {
          await tx.update(acceptanceAskings).set(times).where(mine)
        } else {
          await takeFromQueue(tx, stopToken(config, participantId))
          await tx
            .insert(acceptanceAskings)
            .values({
              ...{ planId, participantId, ...times },
              stopTokenHash: hashToken(stopToken(config, participantId)),
            })
            .onConflictDoUpdate({ target: acceptanceAskings.participantId, set: times })
        }
      })
    },
  }
}

export const isAsked = ({ answers }: Pick<Gathered, 'answers'>, participantId: string): boolean =>
  answers.some(({ asked }) => asked.some((one) => one.participantId === participantId))

/** Null without an address that is known to be this person's. */
export async function mailOf({ db }: Pick<AcceptanceContext, 'db'>, participantId: string) {
  const [found] = await db.read
    .select({ person: participants, stoppedAt: acceptanceAskings.stoppedAt })
    .from(participants)
    .leftJoin(acceptanceAskings, eq(acceptanceAskings.participantId, participants.id))
    .where(eq(participants.id, participantId))
  if (!found?.person.email || found.person.emailVerifiedAt === null) return null
  return found.stoppedAt === null ? 'on' : 'off'
}
