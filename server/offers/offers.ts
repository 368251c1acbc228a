/** The offer register: written by the team per case and child, confirmed and answered by the family with its code. */
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { cases, offers, organisations, staff as staffTable } from '#db/schema.ts'
import { addDays } from '#plan/day.ts'
import type { DeclinedReason, OfferAnswer, WithheldReason } from '#plan/offer.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import { type CaseRegister, hashFamilyCode } from '../cases/register.ts'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import type { Staff } from '../staff/types.ts'
import { type GivenAnswer, type Offer, type OfferForm, type Offers, OWN_PLAN_WITHIN_DAYS } from './types.ts'

type Row = typeof offers.$inferSelect

export function createOffers(options: { db: Database; clock: Clock; register: CaseRegister }): Offers {
  const { db, clock, register } = options
  const today = () => amsterdamDate(clock.now())

  const toOffer = (row: Row, reference: string, names: Map<string, string>): Offer => {
    const day = today()
    const { withheldReason, withheldOn, ownPlanDueOn: dueOn, ownPlanDoneOn: doneOn } = row
    return {
      id: row.id,
      caseId: row.caseId,
      reference,
      childLabel: row.childLabel,
      offeredOn: row.offeredOn,
      language: row.language,
      form: row.form as OfferForm | null,
      offeredBy: names.get(row.offeredBy ?? '') ?? null,
      confirmedOn: row.confirmedAt === null ? null : amsterdamDate(row.confirmedAt),
      answer: row.answer as OfferAnswer | null,
      answeredOn: row.answeredOn,
      answeredBy: row.answeredBy as Offer['answeredBy'],
      declinedReason: row.declinedReason as DeclinedReason | null,
      askAgainOn: row.askAgainOn,
      withheld:
        withheldReason !== null && withheldOn !== null
          ? {
              reason: withheldReason as WithheldReason,
              by: names.get(row.withheldBy ?? '') ?? '',
              on: withheldOn,
            }
          : null,
      ownPlan: dueOn === null ? null : { dueOn, doneOn, isLate: doneOn === null && dueOn < day },
    }
  }

  /** Once it is known that the family makes no plan, the team's own is due; a change of mind takes that back. */
  const answered = ({ answer, because, askAgainOn }: GivenAnswer, by: 'family' | 'staff', before: Row) => ({
    // Who says afterwards why not gives no new answer, and moves no date.
    ...(answer === 'declined' && before.answer === 'declined'
      ? {}
      : {
          answer,
          answeredOn: today(),
          answeredBy: by,
          askAgainOn: answer === 'not-now' ? askAgainOn : null,
          ownPlanDueOn: answer === 'declined' ? addDays(today(), OWN_PLAN_WITHIN_DAYS) : null,
        }),
    declinedReason: answer === 'declined' ? because : null,
    changedAt: clock.now(),
  })

  async function mine(staff: Staff, offerId: string): Promise<Row> {
    const [row] = await db.read.select().from(offers).where(eq(offers.id, offerId))
    if (!row) throw new Response(null, { status: 404 })
    await register.mine(staff, row.caseId)
    return row
  }

  async function add(staff: Staff, caseId: string, values: Partial<Row> & { childLabel: string }) {
    await register.mine(staff, caseId)
    const now = clock.now()
    await db.write((tx) =>
      tx.insert(offers).values({ id: newId(), caseId, createdAt: now, changedAt: now, ...values }),
    )
  }

  const caseOfCode = async (read: Queries, code: string) => {
    const [row] = await read
      .select({ id: cases.id, organisationId: cases.organisationId })
      .from(cases)
      .where(eq(cases.familyCodeHash, hashFamilyCode(code)))
    return row ?? null
  }

  /** Changes one offer of the family whose code this is. */
  async function change(code: string, offerId: string, values: (row: Row) => Partial<Row> | null) {
    return db.write(async (tx) => {
      const found = await caseOfCode(tx, code)
      if (!found) return false
      const which = and(eq(offers.id, offerId), eq(offers.caseId, found.id), isNotNull(offers.offeredOn))
      const [row] = await tx.select().from(offers).where(which)
      const set = row && values(row)
      if (!row || !set) return false
      await tx.update(offers).set(set).where(which)
      return true
    })
  }

  return {
    async list(staff) {
      const visible = await register.visible(staff)
      if (visible.length === 0) return []
      const reference = new Map(visible.map((one) => [one.id, one.reference]))
      const [rows, people] = await Promise.all([
        db.read
          .select()
          .from(offers)
          .where(inArray(offers.caseId, [...reference.keys()]))
          .orderBy(asc(offers.createdAt)),
        db.read
          .select({ id: staffTable.id, name: staffTable.name })
          .from(staffTable)
          .where(eq(staffTable.organisationId, staff.organisation.id)),
      ])
      const names = new Map(people.map(({ id, name }) => [id, name]))
      return rows.map((row) => toOffer(row, reference.get(row.caseId) ?? '', names))
    },

    offer: (staff, caseId, given) => add(staff, caseId, { ...given, offeredBy: staff.id }),

    withhold: (staff, caseId, { childLabel, reason }) =>
      add(staff, caseId, {
        childLabel,
        withheldReason: reason,
        withheldBy: staff.id,
        withheldOn: today(),
        ownPlanDueOn: addDays(today(), OWN_PLAN_WITHIN_DAYS),
      }),

    async recordAnswer(staff, offerId, given) {
      const row = await mine(staff, offerId)
      await db.write((tx) =>
        tx
          .update(offers)
          .set(answered(given, 'staff', row))
          .where(eq(offers.id, offerId)),
      )
    },

    async ownPlanDone(staff, offerId) {
      await mine(staff, offerId)
      await db.write((tx) =>
        tx
          .update(offers)
          .set({ ownPlanDoneOn: today(), changedAt: clock.now() })
          .where(eq(offers.id, offerId)),
      )
    },

    async ofFamily(code) {
      const found = await caseOfCode(db.read, code)
      if (!found) return null
      const [[organisation], rows] = await Promise.all([
        db.read.select().from(organisations).where(eq(organisations.id, found.organisationId)),
        db.read
          .select()
          .from(offers)
          .where(and(eq(offers.caseId, found.id), isNotNull(offers.offeredOn)))
          .orderBy(asc(offers.createdAt)),
      ])
      if (!organisation) return null
      return {
        organisation: organisation.name,
        wording: organisation.wording,
        offers: rows.map((row) => ({
          id: row.id,
          childLabel: row.childLabel,
          offeredOn: row.offeredOn ?? '',
          confirmedOn: row.confirmedAt === null ? null : amsterdamDate(row.confirmedAt),
          answer: row.answer as OfferAnswer | null,
          answeredOn: row.answeredOn,
          declinedReason: row.declinedReason as DeclinedReason | null,
          askAgainOn: row.askAgainOn,
        })),
      }
    },

    confirm: (code, offerId) =>
      change(code, offerId, (row) => ({
        confirmedAt: row.confirmedAt ?? clock.now(),
        changedAt: clock.now(),
      })),

    answer: (code, offerId, given) => change(code, offerId, (row) => answered(given, 'family', row)),
  }
}
