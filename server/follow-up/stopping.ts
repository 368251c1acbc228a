/** Ending a reminder, from the page or by the link that stands in each of its mails. */
import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { reminders } from '#db/schema.ts'
import type { Config } from '../config.ts'
import { secretOf } from '../sign-in/secret-of.ts'

/** The same in each mail of one reminder, and known nowhere but in those mails. */
export const stopToken = (config: Pick<Config, 'sessionSecret'>, reminderId: string): string =>
  createHmac('sha256', secretOf(config)).update(`stop ${reminderId}`).digest('base64url')

/** The number goes with it: nobody needs it any more. */
export async function stop(tx: Queries, id: string, now: number): Promise<void> {
  await tx.update(reminders).set({ stoppedAt: now, nextAt: null, phone: null }).where(eq(reminders.id, id))
}
