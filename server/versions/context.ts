/** What every part of this folder works with. */
import { and, desc, eq, lte } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { versions } from '#db/schema.ts'
import type { RecordItem } from '#plan/record/record.ts'
import { isLeading, seatOf } from '#plan/rights/people.ts'
import type { Acceptance } from '../acceptance/types.ts'
import type { Clock } from '../clock.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Plans } from '../plans/types.ts'
import type { Asking, Rights } from '../rights/rights.ts'
import type { SealKeys } from './keys.ts'

export interface VersionsContext {
  db: Database
  clock: Clock
  rights: Rights
  plans: Pick<Plans, 'header'>
  acceptance: Pick<Acceptance, 'of' | 'links'>
  outbox: Pick<Outbox, 'enqueue' | 'wake'>
  keys: SealKeys
  /** In the transaction of settling: what is planned with it. */
  onSettled?: (
    tx: Queries,
    settled: { planId: string; settledBy: string; reviewOn: string | null; items: readonly RecordItem[] },
  ) => Promise<void>
  /** Where people reach this server, without a slash at the end. */
  address: () => string
  collaboration: () => Pick<Collaboration, 'read' | 'whileFrozen' | 'reconsider' | 'changed'>
}

export type VersionRow = typeof versions.$inferSelect

/** What is not there and what is not this person's to read get one and the same answer. */
export const nothing = () => new Response(null, { status: 404, statusText: 'Not Found' })

/** The newest first; with a number: that one and those before it. */
export const versionsOf = (read: Queries, planId: string, upTo = Number.MAX_SAFE_INTEGER) =>
  read
    .select()
    .from(versions)
    .where(and(eq(versions.planId, planId), lte(versions.number, upTo)))
    .orderBy(desc(versions.number))

/** A parent, or a youth of 12 and up, who has shown to be that person; never while the family is among itself. */
export const maySettle = ({ viewer, situation }: Asking): boolean =>
  viewer.isProven && situation.step !== 'private' && isLeading(viewer, situation.today, 12)

/** What this person may have of settled plans: all that is theirs, the child's part of it, or nothing. */
export function readsVersions(asking: Asking, action: 'read' | 'export'): 'whole' | 'child' | null {
  if (asking.may(action, { kind: 'version', sentTo: [] }).ok) return 'whole'
  const isChild = seatOf(asking.viewer, asking.situation.today) === 'child'
  return isChild && asking.may(action, { kind: 'child-version' }).ok ? 'child' : null
}
