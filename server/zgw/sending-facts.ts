/** What a register is told about a sending: by which name, and of when. */
import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { deliveries, sendings } from '#db/schema.ts'
import { contentsOf, type PlanRecord } from '#plan/record/record.ts'
import type { Particulars } from './describe.ts'
import type { Progress } from './put-document.ts'

export type Sending = typeof sendings.$inferSelect

/** The `progress` column. */
export interface Kept {
  plan: Progress
  safety?: Progress
}

/**
 * At most 40 signs, unique for the organisation. It names the plan, so that a next version is a version of the same document.
 * A second case with the same plan has a document of its own: what the family sent there may be less. Own words are no
 * version of the plan.
 */
export async function identificatieOf(tx: Queries, sending: Sending & { caseId: string }): Promise<string> {
  if (sending.ownWordsOnly || sending.planId === null) return `FGP-EW-${sending.id}`
  const name = `FGP-${sending.planId}`
  const others = await tx
    .select({ caseId: sendings.caseId, progress: deliveries.progress })
    .from(deliveries)
    .innerJoin(sendings, eq(sendings.id, deliveries.sendingId))
    .where(and(eq(sendings.planId, sending.planId), eq(sendings.ownWordsOnly, false)))
  const isOfAnother = others.some(
    ({ caseId, progress }) =>
      caseId !== sending.caseId && (JSON.parse(progress) as Kept).plan.identificatie === name,
  )
  return isOfAnother
    ? `${name}-${createHash('sha256').update(sending.caseId).digest('hex').slice(0, 8)}`
    : name
}

export function particularsOf({ version, content }: Sending): Particulars {
  const record = JSON.parse(content ?? '{}') as PlanRecord
  return {
    version,
    settledOn: amsterdamDay(record.at),
    language: contentsOf(record, 'plan')[0]?.content.language ?? 'nl',
  }
}

const amsterdamDay = (at: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(at))
