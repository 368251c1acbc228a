/**
 * What is erased from the versions that stand: text and salt go, the digest stays, so that the seal can still be checked
 * and tells nothing (R-B32). In the transaction that erases the words themselves.
 */
import { and, eq, inArray, isNotNull, max, or, type SQL } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { exportCodes, versionItems, versions } from '#db/schema.ts'
import type { Clock } from '../clock.ts'
import type { Versions } from './types.ts'

/** A file of this very moment still holds what is erased now. */
async function laterThanEveryCopy(tx: Queries, versionId: string, now: number): Promise<number> {
  const [newest] = await tx
    .select({ at: max(exportCodes.at) })
    .from(exportCodes)
    .where(eq(exportCodes.versionId, versionId))
  return Math.max(now, (newest?.at ?? 0) + 1)
}

export function erasing({ clock }: { clock: Clock }): Pick<Versions, 'eraseItems' | 'erasePerson'> {
  async function empty(tx: Queries, planId: string, which: SQL | undefined): Promise<void> {
    const all = await tx.select({ id: versions.id }).from(versions).where(eq(versions.planId, planId))
    for (const { id } of all) {
      const emptied = await tx
        .update(versionItems)
        .set({ salt: null, content: null })
        .where(and(eq(versionItems.versionId, id), isNotNull(versionItems.content), which))
        .returning({ position: versionItems.position })
      if (emptied.length > 0)
        await tx
          .update(versions)
          .set({ erasedAt: await laterThanEveryCopy(tx, id, clock.now()) })
          .where(eq(versions.id, id))
    }
  }

  return {
    async eraseItems(tx, planId, itemIds) {
      if (itemIds.length > 0) await empty(tx, planId, inArray(versionItems.itemId, [...itemIds]))
    },

    async erasePerson(tx, planId, participantId) {
      await empty(
        tx,
        planId,
        or(eq(versionItems.author, participantId), eq(versionItems.itemId, participantId)),
      )
    },
  }
}
