/** What there is to count of one organisation: dates, answers and lengths. No word of a plan, no name, no number of a case. */
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { cases, offers, plans, responses, sendings, versionCharacters, versions } from '#db/schema.ts'
import { quarterOf } from '#plan/counts/hide-small.ts'
import type { Happenings } from '#plan/counts/period.ts'
import type { DeclinedReason, OfferAnswer, WithheldReason } from '#plan/offer.ts'
import { amsterdamDate } from '#plan/rights/age.ts'

const DAY = 24 * 3_600_000
const quarterAt = (at: number) => quarterOf(amsterdamDate(at))

export async function happeningsOf(read: Queries, organisationId: string): Promise<Happenings> {
  const [offered, sent] = await Promise.all([
    ofOffers(read, organisationId),
    ofSendings(read, organisationId),
  ])
  return { ...offered, ...sent }
}

async function ofOffers(
  read: Queries,
  organisationId: string,
): Promise<Pick<Happenings, 'offers' | 'withheld'>> {
  const rows = await read
    .select({ offer: offers })
    .from(offers)
    .innerJoin(cases, eq(cases.id, offers.caseId))
    .where(and(eq(cases.organisationId, organisationId), eq(cases.example, false)))
  return {
    offers: rows.flatMap(({ offer }) =>
      offer.offeredOn === null
        ? []
        : {
            family: offer.caseId,
            quarter: quarterOf(offer.offeredOn),
            answer: offer.answer as OfferAnswer | null,
            because: offer.declinedReason as DeclinedReason | null,
          },
    ),
    withheld: rows.flatMap(({ offer }) =>
      offer.withheldOn === null || offer.withheldReason === null
        ? []
        : {
            family: offer.caseId,
            quarter: quarterOf(offer.withheldOn),
            reason: offer.withheldReason as WithheldReason,
          },
    ),
  }
}

async function ofSendings(
  read: Queries,
  organisationId: string,
): Promise<Pick<Happenings, 'sent' | 'responses'>> {
  const here = and(
    eq(sendings.organisationId, organisationId),
    eq(sendings.ownWordsOnly, false),
    eq(plans.example, false),
    isNotNull(sendings.sentAt),
  )
  const [sent, settled, answers] = await Promise.all([
    read
      .select({
        planId: plans.id,
        sentAt: sendings.sentAt,
        startedAt: plans.createdAt,
        family: versionCharacters.family,
        total: versionCharacters.total,
      })
      .from(sendings)
      .innerJoin(plans, eq(plans.id, sendings.planId))
      .leftJoin(versions, and(eq(versions.planId, plans.id), eq(versions.number, sendings.version)))
      .leftJoin(versionCharacters, eq(versionCharacters.versionId, versions.id))
      .where(here)
      .orderBy(sendings.sentAt),
    read
      .select({ planId: versions.planId, at: versions.settledAt })
      .from(versions)
      .where(eq(versions.number, 1)),
    read
      .select({ planId: plans.id, at: responses.at, answer: responses.answer })
      .from(responses)
      .innerJoin(sendings, eq(sendings.id, responses.sendingId))
      .innerJoin(plans, eq(plans.id, sendings.planId))
      .where(here),
  ])
  const settledAt = new Map(settled.map(({ planId, at }) => [planId, at]))
  const first = new Map(sent.toReversed().map((row) => [row.planId, row]))
  return {
    sent: [...first.values()].map(({ planId, sentAt, startedAt, family, total }) => {
      const at = settledAt.get(planId)
      return {
        family: planId,
        quarter: quarterAt(sentAt ?? 0),
        days: at === undefined ? null : Math.floor((at - startedAt) / DAY),
        share: family === null || !total ? null : family / total,
      }
    }),
    responses: answers.map(({ planId, at, answer }) => ({
      family: planId,
      quarter: quarterAt(at),
      answer: answer as 'along' | 'other',
    })),
  }
}
