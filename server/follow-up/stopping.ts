/** Ending a reminder, from the page or by the link that stands in each of its mails. */
import { createHmac } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { acceptanceAskings, outbox, reminders } from '#db/schema.ts'
import type { Config } from '../config.ts'
import { hashToken } from '../ids.ts'
import { secretOf } from '../sign-in/secret-of.ts'

/** The same in each mail of one reminder, and known nowhere but in those mails. */
export const stopToken = (config: Pick<Config, 'sessionSecret'>, reminderId: string): string =>
  createHmac('sha256', secretOf(config)).update(`stop ${reminderId}`).digest('base64url')

/** Stopped by hand: what waits in the queue of it goes out no more. */
export async function stopAtOnce(tx: Queries, id: string, token: string, now: number): Promise<void> {
  await stop(tx, id, now)
  await takeFromQueue(tx, token)
}

/** Each of its messages holds its stop link. */
export async function takeFromQueue(tx: Queries, token: string): Promise<void> {
  const isOfIt = sql`instr(${outbox.payload}, ${token}) > 0`
  await tx.delete(outbox).where(and(eq(outbox.status, 'waiting'), isOfIt))
}

/** The number goes with it: nobody needs it any more. */
export async function stop(tx: Queries, id: string, now: number): Promise<void> {
  await tx.update(reminders).set({ stoppedAt: now, nextAt: null, phone: null }).where(eq(reminders.id, id))
}

/** What a link in a mail stops: a chosen reminder, or mail about answers that are waited for. */
export async function stoppableBy(
  read: Queries,
  token: string,
): Promise<{ isStopped: boolean; stop(tx: Queries, now: number): Promise<void> } | null> {
  const hash = hashToken(token)
  const [reminder] = await read.select().from(reminders).where(eq(reminders.stopTokenHash, hash))
  if (reminder)
    return {
      isStopped: reminder.stoppedAt !== null,
      stop: (tx, now) => stopAtOnce(tx, reminder.id, token, now),
    }
  const ofThis = eq(acceptanceAskings.stopTokenHash, hash)
  const [asking] = await read.select().from(acceptanceAskings).where(ofThis)
  if (!asking) return null
  return {
    isStopped: asking.stoppedAt !== null,
    async stop(tx, stoppedAt) {
      await tx.update(acceptanceAskings).set({ stoppedAt, nextAt: null }).where(ofThis)
      await takeFromQueue(tx, token)
    },
  }
}
