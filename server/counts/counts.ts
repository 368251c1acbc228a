/** Counts per quarter of one organisation. Reads dates and answers; no word of a plan, no name, no number of a case. */
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { cases, offers, plans, responses, sendings, versions } from '#db/schema.ts'
import { type Cell, median, quarterOf, tell, tellParts } from '#plan/counts/hide-small.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import type { Clock } from '../clock.ts'
import type { OfferAnswer, WithheldReason } from '../offers/types.ts'
import { Refused } from '../services.ts'
import type { Counts, QuarterCounts } from './types.ts'

const DAY = 24 * 3_600_000

const ANSWERS: readonly OfferAnswer[] = ['accepted', 'declined', 'not-now']
const REASONS: readonly WithheldReason[] = [
  'parents-do-not-want',
  'threat-to-development',
  'harm-to-child',
  'guardianship',
  'youth-probation',
]

/** Something that happened in one family on one day. */
interface Happening {
  family: string
  quarter: string
  what: string
}

const cellOf = (all: readonly Happening[]): Cell => ({
  count: all.length,
  families: new Set(all.map(({ family }) => family)).size,
})

function split<Key extends string>(all: readonly Happening[], keys: readonly Key[]) {
  const parts = keys.map((key) => [key, cellOf(all.filter(({ what }) => what === key))] as const)
  return tellParts(cellOf(all), Object.fromEntries(parts) as Record<Key, Cell>)
}

export function createCounts({ db, clock }: { db: Database; clock: Clock }): Counts {
  async function ofOffers(organisationId: string) {
    const rows = await db.read
      .select({ offer: offers })
      .from(offers)
      .innerJoin(cases, eq(cases.id, offers.caseId))
      .where(and(eq(cases.organisationId, organisationId), eq(cases.example, false)))
    const on = (day: string | null, family: string, what: string): Happening[] =>
      day === null ? [] : [{ family, quarter: quarterOf(day), what }]
    return {
      offered: rows.flatMap(({ offer }) => on(offer.offeredOn, offer.caseId, '')),
      answered: rows.flatMap(({ offer }) =>
        offer.answer ? on(offer.answeredOn, offer.caseId, offer.answer) : [],
      ),
      withheld: rows.flatMap(({ offer }) => on(offer.withheldOn, offer.caseId, offer.withheldReason ?? '')),
    }
  }

  async function ofSendings(organisationId: string) {
    const here = and(
      eq(sendings.organisationId, organisationId),
      eq(sendings.ownWordsOnly, false),
      eq(plans.example, false),
      isNotNull(sendings.sentAt),
    )
    const [sent, answers] = await Promise.all([
      db.read
        .select({
          planId: plans.id,
          sentAt: sendings.sentAt,
          startedAt: plans.createdAt,
          settledAt: versions.settledAt,
        })
        .from(sendings)
        .innerJoin(plans, eq(plans.id, sendings.planId))
        .leftJoin(versions, and(eq(versions.planId, plans.id), eq(versions.number, 1)))
        .where(here),
      db.read
        .select({ planId: plans.id, at: responses.at, answer: responses.answer })
        .from(responses)
        .innerJoin(sendings, eq(sendings.id, responses.sendingId))
        .innerJoin(plans, eq(plans.id, sendings.planId))
        .where(here),
    ])
    const first = new Map<string, (typeof sent)[number]>()
    for (const row of sent) {
      const known = first.get(row.planId)
      if (!known || (row.sentAt ?? 0) < (known.sentAt ?? 0)) first.set(row.planId, row)
    }
    return {
      sent: [...first.values()].map(({ planId, sentAt, startedAt, settledAt }) => ({
        family: planId,
        quarter: quarterOf(amsterdamDate(sentAt ?? 0)),
        what: '',
        days: settledAt === null ? null : Math.floor((settledAt - startedAt) / DAY),
      })),
      responses: answers.map(({ planId, at, answer }) => ({
        family: planId,
        quarter: quarterOf(amsterdamDate(at)),
        what: answer,
      })),
    }
  }

  return {
    async perQuarter(staff) {
      if (!staff.roles.includes('quality')) throw new Refused()
      const [offered, given] = await Promise.all([
        ofOffers(staff.organisation.id),
        ofSendings(staff.organisation.id),
      ])
      const all: readonly Happening[][] = [...Object.values(offered), ...Object.values(given)]
      const now = quarterOf(amsterdamDate(clock.now()))
      const quarters = [...new Set(all.flat().map(({ quarter }) => quarter))].filter((one) => one < now)
      return quarters
        .sort()
        .reverse()
        .map((quarter): QuarterCounts => {
          const within = <T extends Happening>(happened: readonly T[]) =>
            happened.filter((one) => one.quarter === quarter)
          const answers = split(within(offered.answered), ANSWERS)
          const withheld = split(within(offered.withheld), REASONS)
          const said = split(within(given.responses), ['along', 'other'])
          const settled = within(given.sent).filter(({ days }) => days !== null)
          const days = median(settled.flatMap(({ days }) => days ?? []))
          return {
            quarter,
            offered: tell(cellOf(within(offered.offered))),
            answered: answers.total,
            answers: answers.parts,
            withheld: withheld.total,
            reasons: withheld.parts,
            sent: tell(cellOf(within(given.sent))),
            daysToSettled: days === null ? null : tell({ ...cellOf(settled), count: days }),
            responses: said.total,
            responsesBy: said.parts,
          }
        })
    },
  }
}
