/**
 * What is erased from the versions that stand: text and salt go, the digest stays, so that the seal can still be checked
 * and tells nothing (R-B32). A name of somebody in what another said goes alone (decision 011). In the transaction that erases the words themselves.
 */
import { and, eq, inArray, isNotNull, max, or, type SQL } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { acceptances, exportCodes, passages, versionItems, versions } from '#db/schema.ts'
import { canonicalText } from '#plan/record/canonical.ts'
import { type WhoseName, withoutName } from '#plan/record/erased-names.ts'
import type { RecordItem } from '#plan/record/record.ts'
import type { Clock } from '../clock.ts'
import { languageOf } from '../people/context.ts'
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
  const everyVersion = (tx: Queries, planId: string) =>
    tx.select({ id: versions.id }).from(versions).where(eq(versions.planId, planId))

  async function markErased(tx: Queries, id: string): Promise<void> {
    await tx
      .update(versions)
      .set({ erasedAt: await laterThanEveryCopy(tx, id, clock.now()) })
      .where(eq(versions.id, id))
  }

  async function empty(tx: Queries, planId: string, which: SQL | undefined): Promise<void> {
    for (const { id } of await everyVersion(tx, planId)) {
      const emptied = await tx
        .update(versionItems)
        .set({ salt: null, content: null })
        .where(and(eq(versionItems.versionId, id), isNotNull(versionItems.content), which))
        .returning({ position: versionItems.position })
      if (emptied.length > 0) await markErased(tx, id)
    }
  }

  /** In what others wrote or said, the name alone goes, and the salt with it. */
  async function eraseName(tx: Queries, planId: string, whose: WhoseName): Promise<void> {
    for (const { id: versionId } of await everyVersion(tx, planId)) {
      const holders = and(
        eq(versionItems.versionId, versionId),
        isNotNull(versionItems.content),
        inArray(versionItems.kind, ['person', 'acceptance', 'passage']),
      )
      let isErased = false
      for (const { position, itemId, kind, author, content } of await tx
        .select()
        .from(versionItems)
        .where(holders)) {
        const item = { id: itemId, kind, author, content: JSON.parse(content ?? '') } as RecordItem
        const left = withoutName(item, whose)
        if (left === null) continue
        isErased = true
        await tx
          .update(versionItems)
          .set({ salt: null, content: canonicalText(left) })
          .where(and(eq(versionItems.versionId, versionId), eq(versionItems.position, position)))
      }
      if (isErased) await markErased(tx, versionId)
    }
  }

  async function writtenDownBy(tx: Queries, planId: string, participantId: string) {
    const [answers, words] = await Promise.all([
      tx
        .select({ id: acceptances.id })
        .from(acceptances)
        .where(and(eq(acceptances.planId, planId), eq(acceptances.enteredBy, participantId))),
      tx
        .select({ id: passages.id })
        .from(passages)
        .where(and(eq(passages.planId, planId), eq(passages.writtenDownBy, participantId))),
    ])
    return new Set([...answers, ...words].map(({ id }) => id))
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
      await eraseName(tx, planId, {
        participantId,
        language: await languageOf(tx, planId),
        writtenDown: await writtenDownBy(tx, planId, participantId),
      })
    },
  }
}
