/**
 * The telephone that reminders go to. Nothing but a code goes to a number before that code came back: otherwise anybody
 * could have our texts sent to somebody else. One number for each person; another one asks for a code again.
 */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { reminderPhones, reminders } from '#db/schema.ts'
import type { Language } from '#plan/template.ts'
import { languageOf } from '../people/context.ts'
import { Refused } from '../refused.ts'
import { CODE_LASTS, CODE_TRIES, hashCode, isCode, newCode } from '../sign-in/mailed-code.ts'
import { secretOf } from '../sign-in/secret-of.ts'
import { ask, type FollowContext } from './context.ts'
import type { FollowUp, OwnPhone } from './types.ts'

const DAY = 24 * 3_600_000
/** Of one person, and to one number whoever asks. */
const CODES_A_DAY = 3
const TO_ONE_NUMBER_A_DAY = 6

/** AG8: no name, no plan. */
const TEXT: Record<Language, (code: string) => string> = {
  nl: (code) =>
    `Code ${code}. Vul deze code in als je hier berichten wilt krijgen. Niet gevraagd? Doe dan niets.`,
  en: (code) =>
    `Code ${code}. Enter this code if you want messages here. Did you not ask for it? Then do nothing.`,
}

type Row = typeof reminderPhones.$inferSelect

export const phoneOf = async (read: Queries, participantId: string): Promise<Row | undefined> =>
  (await read.select().from(reminderPhones).where(eq(reminderPhones.participantId, participantId)))[0]

/** The last digits are enough to know it by: others look along. */
export const shownPhone = (row: Row | undefined): OwnPhone | null =>
  row ? { ends: row.phone.slice(-2), isConfirmed: row.confirmedAt !== null } : null

/** `known`: this number is that person's already. In the transaction of the reminder. */
export async function askForPhone(
  { clock, config, outbox }: FollowContext,
  tx: Queries,
  { planId, participantId, to }: { planId: string; participantId: string; to: string },
): Promise<'known' | 'code' | 'too-many'> {
  const now = clock.now()
  const row = await phoneOf(tx, participantId)
  if (row?.phone === to && row.confirmedAt !== null) return 'known'
  const isSameDay = row !== undefined && now - row.countedFrom < DAY
  const sent = isSameDay ? row.sent : 0
  if (sent >= CODES_A_DAY || (await outbox.sentSince(tx, to, now - DAY)) >= TO_ONE_NUMBER_A_DAY)
    return 'too-many'
  const code = newCode()
  const values = {
    ...{ phone: to, codeHash: hashCode(code, participantId, secretOf(config)), attempts: 0 },
    ...{ expiresAt: now + CODE_LASTS, confirmedAt: null, sent: sent + 1 },
    countedFrom: isSameDay ? row.countedFrom : now,
  }
  await tx
    .insert(reminderPhones)
    .values({ participantId, ...values })
    .onConflictDoUpdate({ target: reminderPhones.participantId, set: values })
  const text = TEXT[await languageOf(tx, planId)](code)
  await outbox.enqueueText(tx, { to, text, planId, useless: now + CODE_LASTS })
  return 'code'
}

export function phones(context: FollowContext): Pick<FollowUp, 'confirmPhone'> {
  const { db, clock, config } = context
  return {
    async confirmPhone(me, code) {
      const { state, mayAnswer } = await ask(context, me)
      if (state !== 'open' || !mayAnswer) throw new Refused()
      return db.write(async (tx) => {
        const now = clock.now()
        const row = await phoneOf(tx, me.participantId)
        const isOpen = row?.codeHash && (row.expiresAt ?? 0) > now && row.attempts < CODE_TRIES
        if (!row || !isOpen) return 'gone'
        const here = eq(reminderPhones.participantId, me.participantId)
        if (!isCode(code, me.participantId, row.codeHash ?? '', secretOf(config))) {
          await tx
            .update(reminderPhones)
            .set({ attempts: sql`${reminderPhones.attempts} + 1` })
            .where(here)
          return row.attempts + 1 < CODE_TRIES ? 'wrong' : 'gone'
        }
        await tx.update(reminderPhones).set({ confirmedAt: now, codeHash: null, expiresAt: null }).where(here)
        // Those chosen for the number before go to this one.
        await tx
          .update(reminders)
          .set({ phone: row.phone })
          .where(
            and(
              eq(reminders.participantId, me.participantId),
              eq(reminders.channel, 'sms'),
              isNull(reminders.stoppedAt),
            ),
          )
        return 'right'
      })
    },
  }
}
