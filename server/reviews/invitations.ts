/**
 * Days to look back in somebody's own calendar: by mail to who asked for it (REQUEST, the next number at each change,
 * CANCEL when it is off), and as a file for everyone who takes part.
 */
import { and, eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { calendarWishes, participants, plans, reviewInvitations } from '#db/schema.ts'
import type { Language } from '#plan/template.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { isProven } from '../rights/rights.ts'
import { reviewCalendar } from './calendar.ts'
import { nothing, type ReviewRow, type ReviewsContext, reviewsOf } from './context.ts'
import type { Reviews } from './types.ts'

type Mailing = Pick<ReviewsContext, 'clock' | 'outbox' | 'mailFrom' | 'address'>
type Day = Pick<ReviewRow, 'id' | 'planId' | 'on' | 'time' | 'status' | 'sequence'>
type Person = typeof participants.$inferSelect

const addressOf = (mailFrom: string) => mailFrom.match(/<([^<>]+)>\s*$/)?.[1] ?? mailFrom

/** To everybody who asked for it; whoever never got this day hears nothing of it being off. */
export async function mailDay(context: Mailing, tx: Queries, day: Day): Promise<void> {
  const rows = await tx
    .select({ person: participants })
    .from(participants)
    .innerJoin(calendarWishes, eq(calendarWishes.participantId, participants.id))
    .where(and(eq(participants.planId, day.planId), eq(participants.status, 'joined')))
  for (const { person } of rows) await mailTo(context, tx, person, day, day.status === 'dropped')
}

async function mailTo(
  context: Mailing,
  tx: Queries,
  person: Person,
  day: Day,
  isOff: boolean,
): Promise<void> {
  const { clock, outbox, mailFrom, address } = context
  if (person.email === null || person.emailVerifiedAt === null) return
  const ofThis = and(eq(reviewInvitations.reviewId, day.id), eq(reviewInvitations.participantId, person.id))
  const [sent] = await tx.select().from(reviewInvitations).where(ofThis)
  if (isOff && sent?.method !== 'REQUEST') return
  // A calendar takes in what has a higher number than what it has.
  const sequence = Math.max(day.sequence, sent ? sent.sequence + 1 : 0)
  const method = isOff ? ('CANCEL' as const) : ('REQUEST' as const)
  const language = await languageOf(tx, day.planId)
  const at = clock.now()
  const text = reviewCalendar({
    days: [{ id: day.id, on: day.on, time: day.time, sequence, isOff }],
    language,
    neutral: person.neutralMail,
    at,
    mail: { method, from: addressOf(mailFrom), to: person.email },
  })
  await outbox.enqueue(tx, {
    to: person.email,
    letter: {
      about: isOff ? 'calendar-cancelled' : 'calendar',
      url: `${address()}/plan/${day.planId}/terugkijken`,
    },
    language,
    neutral: person.neutralMail,
    planId: day.planId,
    calendar: { method, text },
  })
  const row = { reviewId: day.id, participantId: person.id, sequence, method, at }
  await tx
    .insert(reviewInvitations)
    .values(row)
    .onConflictDoUpdate({
      target: [reviewInvitations.reviewId, reviewInvitations.participantId],
      set: { sequence, method, at },
    })
}

async function languageOf(read: Queries, planId: string): Promise<Language> {
  const [plan] = await read.select({ language: plans.language }).from(plans).where(eq(plans.id, planId))
  return (plan?.language ?? 'nl') as Language
}

export function invitations(context: ReviewsContext): Pick<Reviews, 'setCalendarByMail' | 'calendar'> {
  const { db, clock, outbox, rights } = context
  return {
    async setCalendarByMail(me: Me, isWanted: boolean) {
      if (!isProven(me)) throw new Refused()
      await db.write(async (tx) => {
        const ofMe = eq(calendarWishes.participantId, me.participantId)
        const [person] = await tx.select().from(participants).where(eq(participants.id, me.participantId))
        const [known] = await tx.select().from(calendarWishes).where(ofMe)
        if (!person || (known !== undefined) === isWanted) return
        if (isWanted && (person.email === null || person.emailVerifiedAt === null)) throw new Refused()
        if (isWanted) await tx.insert(calendarWishes).values({ participantId: person.id, at: clock.now() })
        else await tx.delete(calendarWishes).where(ofMe)
        for (const day of await reviewsOf(tx, me.planId))
          if (day.status === 'planned') await mailTo(context, tx, person, day, !isWanted)
      })
      outbox.wake()
    },

    async calendar(me) {
      const asking = await rights.of(me)
      if (!asking.may('read', { kind: 'process', part: 'progress' }).ok) throw nothing()
      const rows = await reviewsOf(db.read, me.planId)
      const text = reviewCalendar({
        days: rows.map(({ id, on, time, sequence, status }) => ({
          ...{ id, on, time, sequence },
          isOff: status === 'dropped',
        })),
        language: await languageOf(db.read, me.planId),
        neutral: me.neutralMail,
        at: clock.now(),
      })
      return new TextEncoder().encode(text)
    },
  }
}
