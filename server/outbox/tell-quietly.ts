import type { Queries } from '#db/connection.ts'
import type { participants } from '#db/schema.ts'
import { languageOf } from '../people/context.ts'
import type { Order, Outbox } from './outbox.ts'

const DAY = 24 * 3_600_000
/** A mail that says "look" once too often is looked at no more. */
const A_DAY = 4

type Person = Pick<typeof participants.$inferSelect, 'planId' | 'email' | 'emailVerifiedAt' | 'neutralMail'>

/** A mail that says that there is something to look at, and nothing else (AG8). Without a known address nothing. */
export async function tellQuietly(
  tx: Queries,
  outbox: Pick<Outbox, 'enqueue' | 'sentSince'>,
  { planId, email, emailVerifiedAt, neutralMail }: Person,
  now: number,
  { letter = { about: 'look' }, useless }: Partial<Pick<Order, 'letter' | 'useless'>> = {},
): Promise<void> {
  if (email === null || emailVerifiedAt === null) return
  if ((await outbox.sentSince(tx, email, now - DAY)) >= A_DAY) return
  await outbox.enqueue(tx, {
    to: email,
    letter,
    language: await languageOf(tx, planId),
    neutral: neutralMail,
    planId,
    useless,
  })
}
