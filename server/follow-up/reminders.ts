/**
 * Reminders that a person chose for oneself. The row that goes out and the moment of the next one are written in one
 * transaction: none is lost at a restart, and none is queued twice. After a stand-still one goes out, however many were
 * missed; one that waited so long in the queue that the next is due goes no more.
 */
import { and, asc, count, eq, isNull, lte } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { checkInLinks, participants, reminders } from '#db/schema.ts'
import { isDay, isRhythm, isTime, nextMoment, type Schedule } from '#plan/follow-up/moments.ts'
import { normalPhone } from '#plan/phone-number.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import type { Language } from '#plan/template.ts'
import { hashToken, newId, newToken } from '../ids.ts'
import { languageOf } from '../people/context.ts'
import { Refused } from '../refused.ts'
import { addressOf, ask, type FollowContext, nothing } from './context.ts'
import { followedIn } from './followed.ts'
import { LINK_LASTS } from './links.ts'
import { askForPhone, phoneOf } from './phones.ts'
import { stop, stopAtOnce, stopToken } from './stopping.ts'
import { freeRows, tasksOf } from './tasks.ts'
import type { FollowUp, RemindAnswer } from './types.ts'

/** More than this is no help to anybody. */
const MOST = { mail: 20, sms: 5 }
const AT_ONCE = 50

/** AG8, S02-T4: the same sentence whatever it is about. */
const TEXT: Record<Language, (url: string, stop: string) => string> = {
  nl: (url, stop) => `Er is iets om samen naar te kijken. ${url} Niet meer? ${stop}`,
  en: (url, stop) => `There is something to look at together. ${url} No more? ${stop}`,
}

type Row = typeof reminders.$inferSelect

export function reminding(context: FollowContext): Pick<FollowUp, 'remind' | 'stopReminder'> & {
  sendDue(): Promise<void>
} {
  const { db, clock, outbox, config } = context

  /** Still something to look at: the agreement is followed, and it did not come to its end. */
  async function isStillThere({ planId, agreementId }: Row): Promise<boolean> {
    if (agreementId === null) return true
    const following = await followedIn(context, planId)
    const tasks = following ? tasksOf(following, await freeRows(db.read, planId)) : []
    const task = tasks.find(({ agreement }) => agreement.id === agreementId)
    return task !== undefined && !task.free.some(({ because }) => because === 'ended')
  }

  async function send(due: Row): Promise<void> {
    const isThere = await isStillThere(due)
    await db.write(async (tx) => {
      const now = clock.now()
      // Read again: it may have been stopped while this one waited.
      const [row] = await tx.select().from(reminders).where(eq(reminders.id, due.id))
      if (!row || row.stoppedAt !== null || row.nextAt === null || row.nextAt > now) return
      const [person] = await tx.select().from(participants).where(eq(participants.id, row.participantId))
      if (!isThere || person?.status !== 'joined') return stop(tx, row.id, now)
      const schedule = scheduleOf(row)
      const next = schedule && nextMoment(schedule, now)
      const useless = next ?? now + LINK_LASTS
      const language = await languageOf(tx, row.planId)
      const links = {
        url: await linkFor(tx, row, now),
        stop: `${addressOf(context)}/stoppen/${stopToken(config, row.id)}`,
      }
      if (row.channel === 'sms') {
        const text = TEXT[language](links.url, links.stop)
        // A number that nobody confirmed hears nothing; this one moment goes by.
        const phone = await phoneOf(tx, row.participantId)
        if (outbox.sendsTexts && row.phone && phone?.confirmedAt != null && phone.phone === row.phone)
          await outbox.enqueueText(tx, { to: row.phone, text, planId: row.planId, useless })
      } else if (person.email !== null && person.emailVerifiedAt !== null) {
        const letter = { about: 'reminder' as const, ...links }
        await outbox.enqueue(tx, {
          ...{ to: person.email, letter, language, useless },
          neutral: person.neutralMail,
          planId: row.planId,
        })
      }
      await tx.update(reminders).set({ lastAt: now, nextAt: next }).where(eq(reminders.id, row.id))
      if (next === null) await stop(tx, row.id, now)
    })
  }

  /** A fresh link each time; the one before keeps working until its own end. */
  async function linkFor(tx: Queries, row: Row, now: number): Promise<string> {
    if (row.agreementId === null) return `${addressOf(context)}/plan/${row.planId}/terugkijken`
    const token = newToken()
    await tx.insert(checkInLinks).values({
      ...{ id: newId(), reminderId: row.id },
      tokenHash: hashToken(token),
      expiresAt: now + LINK_LASTS,
    })
    return `${addressOf(context)}/antwoord/${token}`
  }

  return {
    async remind(me, { agreementId, channel, phone, every, firstOn, time }) {
      const { state, mayAnswer } = await ask(context, me)
      if (state !== 'open' || !mayAnswer) throw new Refused()
      const now = clock.now()
      if (!isRhythm(every) || !isDay(firstOn) || !isTime(time)) return 'when'
      const nextAt = nextMoment({ every, firstOn, time }, now)
      if (nextAt === null || firstOn < amsterdamDate(now)) return 'when'
      if (agreementId !== null) {
        const following = await followedIn(context, me.planId)
        if (!following?.agreements.some(({ id }) => id === agreementId)) return 'gone'
      }
      const { planId, participantId } = me
      if (channel === 'sms' && !outbox.sendsTexts) return 'not-offered'
      // Left empty: the number that was confirmed before.
      const known = channel === 'sms' && phone.trim() === '' ? await phoneOf(db.read, participantId) : null
      const to = channel === 'sms' ? (known?.phone ?? normalPhone(phone)) : null
      if (channel === 'sms' && !to) return 'phone'
      const answer = await db.write(async (tx): Promise<RemindAnswer> => {
        const [person] = await tx.select().from(participants).where(eq(participants.id, participantId))
        if (channel === 'mail' && (!person?.email || person.emailVerifiedAt === null)) return 'no-address'
        const running = and(eq(reminders.participantId, participantId), isNull(reminders.stoppedAt))
        const same = { agreementId, channel, every, firstOn, time, phone: to }
        // Pressed twice, or chosen again: one of a kind is enough.
        const others = await tx.select().from(reminders).where(running)
        const again = others.some((one) => isSame(one, same))
        const [many] = await tx
          .select({ count: count() })
          .from(reminders)
          .where(and(running, eq(reminders.channel, channel)))
        if ((many?.count ?? 0) >= MOST[channel]) return 'too-many'
        const asked = to === null ? 'known' : await askForPhone(context, tx, { planId, participantId, to })
        if (asked === 'too-many') return 'too-many'
        if (again) return asked === 'code' ? 'code' : 'saved'
        const id = newId()
        await tx.insert(reminders).values({
          ...{ id, planId, participantId, nextAt, ...same },
          stopTokenHash: hashToken(stopToken(config, id)),
          createdAt: now,
        })
        return asked === 'code' ? 'code' : 'saved'
      })
      outbox.wake()
      return answer
    },

    async stopReminder(me, reminderId) {
      const [row] = await db.read.select().from(reminders).where(eq(reminders.id, reminderId))
      if (!row || row.participantId !== me.participantId) throw nothing()
      await db.write((tx) => stopAtOnce(tx, row.id, stopToken(config, row.id), clock.now()))
    },

    async sendDue() {
      const now = clock.now()
      const due = await db.read
        .select()
        .from(reminders)
        .where(and(lte(reminders.nextAt, now), isNull(reminders.stoppedAt)))
        .orderBy(asc(reminders.nextAt))
        .limit(AT_ONCE)
      for (const row of due) await send(row)
      if (due.length > 0) outbox.wake()
    },
  }
}

type Kind = Pick<Row, 'agreementId' | 'channel' | 'every' | 'firstOn' | 'time' | 'phone'>

const isSame = (one: Kind, other: Kind): boolean =>
  (['agreementId', 'channel', 'every', 'firstOn', 'time', 'phone'] as const).every(
    (key) => one[key] === other[key],
  )

const scheduleOf = ({ every, firstOn, time }: Row): Schedule | null =>
  isRhythm(every) && firstOn !== null ? { every, firstOn, time } : null
