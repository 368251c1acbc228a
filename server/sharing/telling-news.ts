/**
 * What comes back from the team (answers, remarks, the arrival in the case) is told once per batch: a quiet mail to who may
 * know of the sending and has an address that was confirmed. Somebody of the team answers one agreement after the other; the
 * mail waits until that is done.
 */
import { and, eq, gt, inArray, isNotNull, or, sql } from 'drizzle-orm'
import { deliveries, participants, responses, sendings, teamRemarks } from '#db/schema.ts'
import { tellQuietly } from '../outbox/tell-quietly.ts'
import { consentsOf, DAY, mayKnow, type SendingRow, type SharingContext } from './context.ts'

/** So long after the last of it nothing more is coming for now; and who goes on all day waits no longer than that. */
const QUIET_MS = 30 * 60_000
const AT_MOST_MS = 4 * 3_600_000
/** Older news was told, or is no news. */
const NEWS_LASTS_MS = 7 * DAY

export function tellingNews({
  db,
  clock,
  outbox,
  rights,
}: Pick<SharingContext, 'db' | 'clock' | 'outbox' | 'rights'>) {
  /** When something came back that nobody was told of yet, by sending. */
  async function untold(now: number): Promise<Map<string, number[]>> {
    const news = [
      { table: responses, at: responses.at, of: responses.sendingId },
      { table: teamRemarks, at: teamRemarks.at, of: teamRemarks.sendingId },
      { table: deliveries, at: deliveries.arrivedAt, of: deliveries.sendingId },
    ]
    const found = await Promise.all(
      news.map(({ table, at, of }) =>
        db.read
          .select({ id: sendings.id, at: sql<number>`${at}` })
          .from(table)
          .innerJoin(sendings, eq(sendings.id, of))
          .where(
            and(
              isNotNull(sendings.planId),
              gt(at, now - NEWS_LASTS_MS),
              or(sql`${sendings.toldAt} is null`, sql`${at} > ${sendings.toldAt}`),
            ),
          ),
      ),
    )
    const bySending = Map.groupBy(found.flat(), ({ id }) => id)
    return new Map([...bySending].map(([id, rows]) => [id, rows.map((row) => row.at)]))
  }

  async function tell(row: SendingRow & { planId: string }, now: number): Promise<void> {
    const [{ people, today }, consents] = await Promise.all([
      rights.situation(row.planId),
      consentsOf(db.read, row.id),
    ])
    const knowing = people.filter((person) => mayKnow(person, today, row, consents)).map(({ id }) => id)
    await db.write(async (tx) => {
      await tx.update(sendings).set({ toldAt: now }).where(eq(sendings.id, row.id))
      const rows = await tx
        .select()
        .from(participants)
        .where(and(inArray(participants.id, knowing), eq(participants.status, 'joined')))
      for (const person of rows) await tellQuietly(tx, outbox, person, now)
    })
  }

  return async function look(): Promise<void> {
    const now = clock.now()
    for (const [id, moments] of await untold(now)) {
      const isDone = now >= Math.max(...moments) + QUIET_MS || now >= Math.min(...moments) + AT_MOST_MS
      if (!isDone) continue
      const [row] = await db.read.select().from(sendings).where(eq(sendings.id, id))
      if (row?.planId) await tell({ ...row, planId: row.planId }, now)
    }
    outbox.wake()
  }
}
