/** Counts per period of one organisation, told once: a period stays as it was told, whatever happens afterwards. */
import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { toldPeriods } from '#db/schema.ts'
import { type Period, type PeriodCounts, quartersDue, tellPeriods } from '#plan/counts/period.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import type { Clock } from '../clock.ts'
import { Refused } from '../refused.ts'
import { happeningsOf } from './happenings.ts'
import type { Counts } from './types.ts'

export function createCounts({ db, clock }: { db: Database; clock: Clock }): Counts {
  return {
    async periods(staff) {
      if (!staff.roles.includes('quality')) throw new Refused()
      const organisationId = staff.organisation.id
      return db.write(async (tx) => {
        const rows = await tx
          .select()
          .from(toldPeriods)
          .where(eq(toldPeriods.organisationId, organisationId))
          .orderBy(asc(toldPeriods.toQuarter))
        const told = rows.map(
          (row): Period => ({
            from: row.fromQuarter,
            to: row.toQuarter,
            counts: JSON.parse(row.told) as PeriodCounts,
          }),
        )
        const all = await happeningsOf(tx, organisationId)
        const quarters = [all.offers, all.withheld, all.sent, all.responses]
          .flat()
          .map(({ quarter }) => quarter)
        const at = clock.now()
        const due = quartersDue(told.at(-1)?.to ?? null, quarters, amsterdamDate(at))
        const now = tellPeriods(all, due)
        if (now.length > 0)
          await tx.insert(toldPeriods).values(
            now.map(({ from, to, counts }) => ({
              organisationId,
              fromQuarter: from,
              toQuarter: to,
              told: JSON.stringify(counts),
              at,
            })),
          )
        return [...told, ...now].reverse()
      })
    },
  }
}
