/** What taking a sending back means for its road into a register. */
import { and, eq, ne } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { deliveries } from '#db/schema.ts'

/** In the transaction of the taking back: the worker looks at it once more, also where it had given up, to clear away what it made. */
export async function clearAfterTakingBack(tx: Queries, sendingId: string, now: number): Promise<void> {
  await tx
    .update(deliveries)
    .set({ status: 'waiting', attempts: 0, notBefore: now, errorCode: null })
    .where(and(eq(deliveries.sendingId, sendingId), ne(deliveries.status, 'arrived')))
}
