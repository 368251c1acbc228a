/**
 * The two questions counted for an organisation. A plan counts for the organisation it was first sent to, or for the only
 * one there is. A quarter that is over is counted once and kept as numbers: see `outcomeCounts`.
 */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import {
  organisations,
  outcomeAnswers,
  outcomeCounts,
  planOrganisations,
  plans,
  reviews,
} from '#db/schema.ts'
import {
  OUTCOME_ANSWERS,
  OUTCOME_QUESTIONS,
  type OutcomeCount,
  type OutcomePoint,
  type OutcomeQuestion,
  outcomeSeries,
  quarterOf,
} from '#plan/reviews/outcomes.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import type { Clock } from '../clock.ts'
import { Refused } from '../refused.ts'
import type { Staff } from '../staff/types.ts'

export interface Quality {
  /** For who has the role of quality. */
  outcomes(staff: Staff): Promise<Record<OutcomeQuestion, OutcomePoint[]>>
}

export function createQuality({ db, clock }: { db: Database; clock: Clock }): Quality {
  return {
    async outcomes(staff) {
      if (!staff.roles.includes('quality')) throw new Refused()
      const id = staff.organisation.id
      const counts = await db.write(async (tx) => {
        await countQuarters(tx, id, quarterOf(amsterdamDate(clock.now())))
        return tx.select().from(outcomeCounts).where(eq(outcomeCounts.organisationId, id))
      })
      const series = (question: OutcomeQuestion) => outcomeSeries(counts as OutcomeCount[], question)
      return {
        'can-turn-to-others': series('can-turn-to-others'),
        'situation-better': series('situation-better'),
      }
    },
  }
}

/** Every quarter before this one that was not counted yet. */
async function countQuarters(tx: Queries, organisationId: string, now: string): Promise<void> {
  const counted = await tx
    .selectDistinct({ quarter: outcomeCounts.quarter })
    .from(outcomeCounts)
    .where(eq(outcomeCounts.organisationId, organisationId))
  const last =
    counted
      .map(({ quarter }) => quarter)
      .sort()
      .at(-1) ?? ''
  const [answers, sent, all] = await Promise.all([
    tx
      .select({
        planId: reviews.planId,
        question: outcomeAnswers.question,
        answer: outcomeAnswers.answer,
        at: outcomeAnswers.at,
      })
      .from(outcomeAnswers)
      .innerJoin(reviews, eq(reviews.id, outcomeAnswers.reviewId))
      .innerJoin(plans, and(eq(plans.id, reviews.planId), eq(plans.example, false))),
    tx
      .select()
      .from(planOrganisations)
      .orderBy(asc(planOrganisations.at), asc(planOrganisations.organisationId)),
    tx.select({ id: organisations.id }).from(organisations).where(isNull(organisations.endedAt)),
  ])
  const only = all.length === 1 ? all[0]?.id : undefined
  const countsFor = (planId: string) => sent.find((row) => row.planId === planId)?.organisationId ?? only
  const mine = answers
    .filter(({ planId }) => countsFor(planId) === organisationId)
    .map((row) => ({ ...row, quarter: quarterOf(amsterdamDate(row.at)) }))
    // Never after the fact: what comes late to a quarter that was counted stays out of the numbers.
    .filter(({ quarter }) => quarter > last && quarter < now)
  for (const quarter of new Set(mine.map((row) => row.quarter)))
    await tx.insert(outcomeCounts).values(
      OUTCOME_QUESTIONS.flatMap((question) =>
        OUTCOME_ANSWERS.map((answer) => ({
          ...{ organisationId, quarter, question, answer },
          count: mine.filter(
            (row) => row.quarter === quarter && row.question === question && row.answer === answer,
          ).length,
        })),
      ),
    )
}
