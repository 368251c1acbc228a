/**
 * What was decided while looking back, as proposals in the plan: each is carried out with one tap by who leads the plan,
 * and by nobody else. Once a next version stands, they are history, told where it says what changed.
 */
import { and, asc, eq, gt, inArray, lte } from 'drizzle-orm'
import { participants, reviewDecisions, reviews } from '#db/schema.ts'
import { type PlanDocument, readPlan } from '#plan/document.ts'
import { agreementsBySection } from '#plan/form.ts'
import { contentsOf, type PlanRecord } from '#plan/record/record.ts'
import { endAgreement, resumeAgreement } from '#plan/reviews/carry-out.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import type { Template } from '#plan/template.ts'
import { roomOf } from '../plans/doors.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Asking } from '../rights/rights.ts'
import { mayPlan, nothing, type ReviewsContext, reviewsOf } from './context.ts'
import type { Decided, Decision, DecisionTold, Reviews } from './types.ts'

/** Those who lead the plan, while it is open for writing and not the family's among itself. */
const mayCarryOut = (asking: Asking): boolean =>
  mayPlan(asking) && asking.may('write', { kind: 'shared-text' }).ok

export function deciding(
  context: ReviewsContext,
): Pick<Reviews, 'decided' | 'decisionsBetween' | 'takeOut' | 'putBack'> {
  const { db, rights, plans, versions, collaboration } = context

  /** Of the last look back, as long as no version was settled after it. */
  async function lastDecided(me: Me) {
    const held = (await reviewsOf(db.read, me.planId))
      .filter(({ status }) => status === 'held')
      .sort((a, b) => (a.heldAt ?? 0) - (b.heldAt ?? 0))
      .at(-1)
    const [newest] = await versions.list(me)
    if (!held || !newest || newest.at > (held.heldAt ?? 0)) return null
    const rows = await db.read
      .select({ row: reviewDecisions, name: participants.name })
      .from(reviewDecisions)
      .innerJoin(participants, eq(participants.id, reviewDecisions.participantId))
      .where(eq(reviewDecisions.reviewId, held.id))
    const { record } = await versions.version(me, newest.number)
    return { held, rows, record }
  }

  async function requireDecided(me: Me, agreementId: string, decision: Decision) {
    const asking = await rights.of(me)
    const room = await roomOf(db.read, me.planId, 'plan')
    if (room?.status !== 'open' || !mayCarryOut(asking)) throw new Refused()
    const found = await lastDecided(me)
    // Only what the family decided; anything else is done in the plan itself.
    const isDecided = found?.rows.some(
      ({ row }) => row.agreementId === agreementId && row.decision === decision,
    )
    if (!found || !isDecided) throw nothing()
    return { roomId: room.id, record: found.record }
  }

  return {
    async decided(me) {
      const asking = await rights.of(me)
      if (!asking.may('read', { kind: 'shared-text' }).ok) return null
      const found = await lastDecided(me)
      const header = await plans.header(me.planId)
      const room = await roomOf(db.read, me.planId, 'plan')
      if (!found || found.rows.length === 0 || !header || !room) return null
      const isBeingWritten = room.status === 'open'
      const now = isBeingWritten
        ? await collaboration().read(room.id, (doc) => readPlan(doc, header.template))
        : null
      const items = contentsOf(found.record, 'agreement').flatMap(({ id, content }): Decided['items'] => {
        const said = found.rows.find(({ row }) => row.agreementId === id)
        if (!said) return []
        return [
          {
            agreementId: id,
            ...{ decision: said.row.decision as Decision, by: said.name },
            was: {
              what: content.what,
              when: content.when,
              who: content.who.flatMap((person) => nameIn(found.record, person)),
              until: content.until,
              fallback:
                content.fallback === null ? null : (nameIn(found.record, content.fallback)[0] ?? null),
            },
            section: now === null ? null : sectionOf(id, now, header.template),
            now: now === null ? 'same' : standing(id, content, now),
          },
        ]
      })
      return {
        on: amsterdamDate(found.held.heldAt ?? 0),
        isBeingWritten,
        mayCarryOut: isBeingWritten && mayCarryOut(asking),
        items,
      }
    },

    async decisionsBetween(me, from, to) {
      const all = await versions.list(me)
      const [since, until] = [from, to].map((number) => all.find((one) => one.number === number)?.at)
      if (since === undefined || until === undefined) return {}
      const rows = await db.read
        .select({ row: reviewDecisions, heldAt: reviews.heldAt, name: participants.name })
        .from(reviewDecisions)
        .innerJoin(reviews, eq(reviews.id, reviewDecisions.reviewId))
        .innerJoin(participants, eq(participants.id, reviewDecisions.participantId))
        .where(
          and(
            eq(reviews.planId, me.planId),
            inArray(reviews.status, ['held']),
            gt(reviews.heldAt, since),
            lte(reviews.heldAt, until),
          ),
        )
        .orderBy(asc(reviews.heldAt))
      return Object.fromEntries(
        rows.map(({ row, heldAt, name }): [string, DecisionTold] => [
          row.agreementId,
          { decision: row.decision as Decision, by: name, on: amsterdamDate(heldAt ?? 0) },
        ]),
      )
    },

    async takeOut(me, agreementId) {
      const { roomId } = await requireDecided(me, agreementId, 'end')
      await collaboration().transact(roomId, (doc) => void endAgreement(doc, agreementId))
      collaboration().changed(me.planId, 'steps')
    },

    async putBack(me, agreementId) {
      const { roomId, record } = await requireDecided(me, agreementId, 'end')
      const settled = contentsOf(record, 'agreement').find(({ id }) => id === agreementId)?.content
      if (!settled) throw nothing()
      await collaboration().transact(roomId, (doc) => void resumeAgreement(doc, agreementId, settled))
      collaboration().changed(me.planId, 'steps')
    },
  }
}

const nameIn = (record: PlanRecord, personId: string): string[] =>
  contentsOf(record, 'person').flatMap(({ id, content }) => (id === personId ? [content.name] : []))

function sectionOf(id: string, { agreements }: PlanDocument, template: Template): string | null {
  const all = [...agreementsBySection(template, agreements)]
  return all.find(([, here]) => here.some((one) => one.id === id))?.[0] ?? null
}

type Settled = ReturnType<typeof contentsOf<'agreement'>>[number]['content']

/** Whether its words are still those that were settled. */
function standing(id: string, settled: Settled, plan: PlanDocument): Decided['items'][number]['now'] {
  const found = plan.agreements.find((one) => one.id === id)
  if (!found) return 'gone'
  const same =
    found.what.trim() === settled.what.trim() &&
    found.when.trim() === settled.when.trim() &&
    found.until === settled.until &&
    found.fallback === settled.fallback &&
    [...found.who].sort().join() === [...settled.who].sort().join()
  return same ? 'same' : 'changed'
}
