import { createHmac } from 'node:crypto'
import { and, count, eq, gt, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { confirmationCodes, outbox as messages } from '#db/schema.ts'
import { normalPhone } from '#plan/phone-number.ts'
import type { Language } from '#plan/template.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { newId } from '../ids.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { languageOf } from '../people/context.ts'
import { CODE_TRIES, hashCode, isCode, newCode } from '../sign-in/mailed-code.ts'
import { secretOf } from '../sign-in/secret-of.ts'
import type { CodeAnswer, Confirmations } from './types.ts'
import { withoutDevice } from './without-device.ts'

/** Long enough to ring somebody back after work. */
const LASTS = 24 * 3_600_000
const TO_ONE_NUMBER_A_DAY = 6
const FROM_ONE_PLAN_A_DAY = 30
const SWEEP_EVERY = 600_000

/** AG8: who reads it over somebody's shoulder learns no name and nothing of what it is about. */
const TEXT: Record<Language, (code: string) => string> = {
  nl: (code) => `Code ${code}. Geef deze code alleen als je het eens bent met wat je is voorgelezen.`,
  en: (code) => `Code ${code}. Give this code only if you agree with what was read to you.`,
}

interface Options {
  db: Database
  clock: Clock
  config: Pick<Config, 'sessionSecret'>
  outbox: Pick<Outbox, 'enqueueText' | 'sendsTexts' | 'wake'>
}

export interface RunningConfirmations extends Confirmations {
  start(onError: (error: unknown) => void): void
  stop(): void
}

export function createConfirmations({ db, clock, config, outbox }: Options): RunningConfirmations {
  const secret = () => secretOf(config)
  const fingerprint = (phone: string) =>
    createHmac('sha256', secret()).update(`phone ${phone}`).digest('base64url')
  let timer: NodeJS.Timeout | undefined

  const of = (purpose: string, subjectId: string) =>
    and(eq(confirmationCodes.purpose, purpose), eq(confirmationCodes.subjectId, subjectId))
  const isOpen = () =>
    and(
      isNull(confirmationCodes.closedAt),
      gt(confirmationCodes.expiresAt, clock.now()),
      lt(confirmationCodes.attempts, CODE_TRIES),
    )

  /** The number stands only in the row of the outbox, and goes with it. */
  async function close(tx: Queries, which: ReturnType<typeof of>): Promise<void> {
    const closed = await tx
      .update(confirmationCodes)
      .set({ closedAt: clock.now() })
      .where(and(which, isNull(confirmationCodes.closedAt)))
      .returning({ messageId: confirmationCodes.messageId })
    for (const { messageId } of closed) await tx.delete(messages).where(eq(messages.id, messageId))
  }

  async function sentToday(tx: Queries, which: ReturnType<typeof of>): Promise<number> {
    const today = gt(confirmationCodes.createdAt, clock.now() - LASTS)
    const [row] = await tx.select({ sent: count() }).from(confirmationCodes).where(and(which, today))
    return row?.sent ?? 0
  }

  return {
    isOffered: outbox.sendsTexts,
    withoutDevice: (planId) => withoutDevice(db.read, planId, clock.now()),

    async ask({ planId, participantId, purpose, subjectId, digest, phone, askedBy }) {
      if (!outbox.sendsTexts) return 'not-offered'
      const to = normalPhone(phone)
      if (!to) return 'not-a-number'
      const phoneHash = fingerprint(to)
      const id = newId()
      const code = newCode()
      const answer = await db.write(async (tx) => {
        if (!(await withoutDevice(tx, planId, clock.now())).has(participantId)) return 'own-device'
        const many =
          (await sentToday(tx, eq(confirmationCodes.phoneHash, phoneHash))) >= TO_ONE_NUMBER_A_DAY ||
          (await sentToday(tx, eq(confirmationCodes.planId, planId))) >= FROM_ONE_PLAN_A_DAY
        if (many) return 'too-many'
        await close(tx, of(purpose, subjectId))
        const now = clock.now()
        const expiresAt = now + LASTS
        const text = TEXT[await languageOf(tx, planId)](code)
        await tx.insert(confirmationCodes).values({
          ...{ id, planId, participantId, purpose, subjectId, digest, askedBy, phoneHash, expiresAt },
          codeHash: hashCode(code, id, secret()),
          messageId: await outbox.enqueueText(tx, { to, text, planId, useless: expiresAt }),
          createdAt: now,
        })
        return 'sent'
      })
      outbox.wake()
      return answer
    },

    async open(planId, purpose) {
      const rows = await db.read
        .select()
        .from(confirmationCodes)
        .where(and(eq(confirmationCodes.planId, planId), eq(confirmationCodes.purpose, purpose), isOpen()))
      return new Map(rows.map((row) => [row.subjectId, row]))
    },

    async confirm(me, { purpose, subjectId, digest, code }, effect) {
      const answer = await db.write(async (tx): Promise<CodeAnswer> => {
        const [row] = await tx
          .select()
          .from(confirmationCodes)
          .where(
            and(
              of(purpose, subjectId),
              eq(confirmationCodes.planId, me.planId),
              eq(confirmationCodes.askedBy, me.participantId),
              isOpen(),
            ),
          )
        if (!row) return 'gone'
        const here = eq(confirmationCodes.id, row.id)
        // The yes was to other words: it counts for nothing, and the code with it.
        if (row.digest !== digest) {
          await close(tx, here)
          return 'gone'
        }
        if (!isCode(code, row.id, row.codeHash, secret())) {
          await tx
            .update(confirmationCodes)
            .set({ attempts: sql`${confirmationCodes.attempts} + 1` })
            .where(here)
          if (row.attempts + 1 < CODE_TRIES) return 'wrong'
          await close(tx, here)
          return 'gone'
        }
        // Judged as it is now: meanwhile that person may have come in on a device of their own.
        if (!(await withoutDevice(tx, me.planId, clock.now())).has(row.participantId)) {
          await close(tx, here)
          return 'gone'
        }
        await close(tx, here)
        await effect(tx, row, clock.now())
        return 'right'
      })
      if (answer !== 'wrong') await db.forget()
      return answer
    },

    withdraw: (tx, purpose, subjectId) => close(tx, of(purpose, subjectId)),

    async sweep() {
      const before = clock.now() - LASTS
      const old = lte(confirmationCodes.createdAt, before)
      const oldTexts = and(eq(messages.kind, 'sms'), lte(messages.createdAt, before))
      const [code] = await db.read
        .select({ id: confirmationCodes.id })
        .from(confirmationCodes)
        .where(old)
        .limit(1)
      const [text] = await db.read.select({ id: messages.id }).from(messages).where(oldTexts).limit(1)
      if (!code && !text) return
      await db.write(async (tx) => {
        await tx.delete(confirmationCodes).where(old)
        await tx.delete(messages).where(oldTexts)
      })
      await db.forget()
    },

    start(onError) {
      const sweep = () => this.sweep().catch(onError)
      timer = setInterval(sweep, SWEEP_EVERY).unref()
      void sweep()
    },
    stop: () => clearInterval(timer),
  }
}
