/**
 * Everything that leaves the house. A row is written in the transaction of its cause, so that there is never a mail
 * without a cause nor a cause without its mail; a worker sends it afterwards, also after a restart. What was handed over
 * when the process died is not sent again: see docs/decisions/013.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { and, asc, count, eq, gt, isNotNull, lt, lte, ne } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Database, Queries } from '#db/connection.ts'
import { outbox } from '#db/schema.ts'
import { isEmailAddress } from '#plan/email-address.ts'
import { normalPhone } from '#plan/phone-number.ts'
import type { Language } from '#plan/template.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { newId } from '../ids.ts'
import { type Letter, type Mail, writeLetter } from './letters.ts'
import type { MessagePort } from './message-port.ts'
import { DeliveryError, mailboxPost, type Post, smtpPost, UNKNOWN } from './post.ts'

export interface Outbox {
  /** Call within the transaction of the cause, and `wake` once it is committed. */
  enqueue(tx: Queries, order: Order): Promise<void>
  /** The same for a short text to a telephone (E.164). Returns the row's id: who erases the row erases the number. */
  enqueueText(
    tx: Queries,
    order: { to: string; text: string; planId: string; useless: number },
  ): Promise<string>
  /** False where nobody could deliver a short text. */
  readonly sendsTexts: boolean
  /** How many mails were written to this address since then, so that nobody's post is flooded through us. */
  sentSince(tx: Queries, to: string, since: number): Promise<number>
  wake(): void
  /** Sends what is due now; returns when that is done. */
  sendDue(): Promise<void>
  start(): void
  stop(): Promise<void>
}

export interface Order {
  to: string
  letter: Letter
  language: Language
  neutral: boolean
  planId: string | null
  calendar?: Mail['calendar']
  /** After this moment the mail is of no use, such as a link that expired. */
  useless?: number
}

interface Payload extends Mail {
  neutral: boolean
  useless?: number
}

const MINUTE = 60_000
/** Waits between tries: soon at first, because somebody is looking at a screen; two and a half days in all. */
const BACKOFF = [1, 5, 15, 60, 240, 720, 1_440, 1_440].map((minutes) => minutes * MINUTE)
/** Mails that became due by waiting; new ones wake the worker themselves. */
const LOOK_EVERY = 20_000
const KEEP_DONE = 30 * 24 * 60 * MINUTE
const AT_ONCE = 20
const STOP_WITHIN = 3_000

interface Options {
  db: Database
  clock: Clock
  config: Pick<Config, 'smtpUrl' | 'mailFrom'>
  /** Null where short texts cannot be sent. */
  messages?: MessagePort | null
  log?: Pick<Logger, 'warn' | 'error'>
}

export function createOutbox({ db, clock, config, messages = null, log }: Options): Outbox {
  const post: Post = config.smtpUrl
    ? smtpPost({ smtpUrl: config.smtpUrl, from: config.mailFrom })
    : mailboxPost
  let timer: NodeJS.Timeout | undefined
  let sending: Promise<void> | undefined
  let again = false
  let running = false
  let stopping = false
  let isSettled = false

  async function send(row: typeof outbox.$inferSelect): Promise<void> {
    const payload = JSON.parse(row.payload) as Payload
    const attempts = row.attempts + 1
    const settle = (values: Partial<typeof outbox.$inferInsert>) =>
      db.write((tx) =>
        tx
          .update(outbox)
          .set({ attempts, ...values })
          .where(eq(outbox.id, row.id)),
      )
    const fail = (error: string) => settle({ status: 'failed', error, payload: '', doneAt: clock.now() })

    if (payload.useless !== undefined && payload.useless <= clock.now()) {
      await fail('too late')
      return
    }
    let marking: Promise<unknown> = Promise.resolve()
    try {
      await deliver(row, payload, () => {
        // Without the mark it goes out once more after a crash: better than not at all.
        marking = settle({ attempts: row.attempts, handedAt: clock.now() }).catch(() => undefined)
        return marking
      })
    } catch (error) {
      await marking
      const { code, again } = error instanceof DeliveryError ? error : { code: 'unknown', again: false }
      const wait = again ? BACKOFF[row.attempts] : undefined
      const { id, kind } = row
      log?.warn({ outbox: id, kind, code, attempts, again: wait !== undefined }, 'not delivered')
      // A text that got no answer is asked about first; a mail server that broke off did not take it (RFC 5321, 4.5.4.1).
      const handedAt = kind === 'sms' && code === UNKNOWN ? clock.now() : null
      await (wait === undefined
        ? fail(code)
        : settle({ error: code, notBefore: clock.now() + wait, handedAt }))
      return
    }
    await marking
    // Emptied, because it may hold a link. The mailbox of local mode is the outbox itself.
    await settle({ status: 'sent', error: null, doneAt: clock.now(), ...(keeps(row) ? {} : { payload: '' }) })
  }

  const keeps = ({ kind }: { kind: string }) => (kind === 'sms' ? messages?.keeps : post.keeps) === true
  async function deliver(
    { id, kind, recipient: to, handedAt }: typeof outbox.$inferSelect,
    payload: Payload,
    handed: () => Promise<unknown>,
  ): Promise<void> {
    if (kind !== 'sms')
      return post.deliver({ id, to, neutral: payload.neutral }, payload, () => void handed())
    if (!messages) throw new DeliveryError('no-provider', false)
    if (handedAt !== null && (await messages.knows?.(id))) return
    await handed()
    await messages.deliver({ id, to, text: payload.text })
  }

  /** Once in a process: mails that another process handed over, and died before it knew the answer. */
  async function settleHanded(): Promise<void> {
    if (isSettled) return
    const handed = and(eq(outbox.status, 'waiting'), eq(outbox.kind, 'mail'), isNotNull(outbox.handedAt))
    const rows = await db.read.select({ id: outbox.id }).from(outbox).where(handed)
    if (rows.length > 0) {
      const done = { status: 'sent', error: 'no-answer', payload: '', doneAt: clock.now() }
      await db.write((tx) => tx.update(outbox).set(done).where(handed))
      log?.warn({ outbox: rows.map(({ id }) => id) }, 'handed over before a stop, the answer is not known')
    }
    isSettled = true
  }

  async function sendAll(): Promise<void> {
    await settleHanded()
    const done = and(ne(outbox.status, 'waiting'), lt(outbox.createdAt, clock.now() - KEEP_DONE))
    const [old] = await db.read.select({ id: outbox.id }).from(outbox).where(done).limit(1)
    if (old) await db.write((tx) => tx.delete(outbox).where(done))
    const seen = new Set<string>()
    for (;;) {
      const rows = await db.read
        .select()
        .from(outbox)
        .where(and(eq(outbox.status, 'waiting'), lte(outbox.notBefore, clock.now())))
        .orderBy(asc(outbox.notBefore), asc(outbox.id))
        .limit(AT_ONCE)
      const fresh = rows.filter((row) => !seen.has(row.id))
      if (fresh.length === 0) return
      for (const row of fresh) {
        if (stopping) return
        seen.add(row.id)
        await send(row)
      }
    }
  }

  /** One round at a time; a wake during a round brings one more. */
  function sendDue(): Promise<void> {
    again = true
    sending ??= (async () => {
      try {
        while (again) {
          again = false
          await sendAll()
        }
      } finally {
        sending = undefined
      }
    })()
    return sending
  }

  async function insert(
    tx: Queries,
    { planId, kind, to }: { planId: string | null; kind: 'mail' | 'sms'; to: string },
    payload: Payload,
  ): Promise<string> {
    const id = newId()
    const now = clock.now()
    await tx.insert(outbox).values({
      id,
      planId,
      kind,
      recipient: to,
      payload: JSON.stringify(payload),
      status: 'waiting',
      notBefore: now,
      createdAt: now,
    })
    return id
  }

  function wake(): void {
    if (!running) return
    sendDue().catch((error: unknown) => log?.error({ err: error }, 'the outbox stumbled; it tries again'))
  }

  return {
    sendDue,
    wake,

    async enqueue(tx, { to, letter, language, neutral, planId, calendar, useless }) {
      if (!isEmailAddress(to)) throw new Error('Not an address')
      await insert(
        tx,
        { planId, kind: 'mail', to },
        { ...writeLetter(letter, language, neutral), calendar, neutral, useless },
      )
    },

    sendsTexts: messages !== null,
    async enqueueText(tx, { to, text, planId, useless }) {
      if (normalPhone(to) !== to) throw new Error('Not a telephone number')
      return insert(tx, { planId, kind: 'sms', to }, { subject: '', text, neutral: true, useless })
    },

    async sentSince(tx, to, since) {
      const [row] = await tx
        .select({ sent: count() })
        .from(outbox)
        .where(and(eq(outbox.recipient, to), gt(outbox.createdAt, since)))
      return row?.sent ?? 0
    },

    start() {
      running = true
      timer = setInterval(wake, LOOK_EVERY)
      timer.unref()
      wake()
    },

    async stop() {
      running = false
      stopping = true
      clearInterval(timer)
      // A mail server that hangs does not hold up the stop: the row is still waiting, and goes out after the start.
      await Promise.race([sending?.catch(() => undefined), pause(STOP_WITHIN, undefined, { ref: false })])
      post.close()
      messages?.close()
    },
  }
}
