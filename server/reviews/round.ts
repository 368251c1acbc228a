/** One look back: opened at its day or earlier, what becomes of each agreement, and closed; then a next version or none. */
import { and, eq, lte } from 'drizzle-orm'
import { outcomeAnswers, plans, reviewDecisions, reviews, rooms } from '#db/schema.ts'
import { OUTCOME_ANSWERS, OUTCOME_QUESTIONS } from '#plan/reviews/outcomes.ts'
import { isFamily, seatOf } from '#plan/rights/people.ts'
import { record } from '../audit/audit.ts'
import { Refused } from '../refused.ts'
import type { Asking } from '../rights/rights.ts'
import { mayDecide, mayOpen, mayPlan, nothing, openReviewOf, type ReviewsContext } from './context.ts'
import type { Reviews } from './types.ts'

/** For oneself, and nobody is asked who only helps. */
export const mayAnswer = ({ viewer, situation }: Asking): boolean =>
  viewer.isProven && isFamily(seatOf(viewer, situation.today))

export function round(context: ReviewsContext): Pick<Reviews, 'open' | 'decide' | 'close' | 'answer'> {
  const { db, clock, rights, versions, collaboration } = context

  async function told(planId: string): Promise<void> {
    await collaboration().reconsider({ planId })
    collaboration().changed(planId, 'steps')
  }

  return {
    async open(me, reviewId) {
      const asking = await rights.of(me)
      const { number } = await versions.standing(me)
      if (!mayOpen(asking)) throw new Refused()
      const isFacilitator = seatOf(asking.viewer, asking.situation.today) === 'facilitator'
      // A facilitator reads no version while the family lives by it; that one stands is no secret.
      if (number === null && !isFacilitator) throw new Refused()
      const isOpened = await db.write(async (tx) => {
        if ((await openReviewOf(tx, me.planId)).length > 0) return false
        const rows = await tx
          .update(reviews)
          .set({ status: 'open', openedAt: clock.now() })
          .where(and(eq(reviews.id, reviewId), eq(reviews.planId, me.planId), eq(reviews.status, 'planned')))
          .returning({ id: reviews.id })
        if (rows.length === 0) throw nothing()
        // Days that went by without looking back go by: one look back is about all that time.
        await tx
          .update(reviews)
          .set({ status: 'dropped' })
          .where(
            and(
              eq(reviews.planId, me.planId),
              eq(reviews.status, 'planned'),
              lte(reviews.on, asking.situation.today),
            ),
          )
        await tx.update(plans).set({ step: 'follow', reviewOpen: true }).where(eq(plans.id, me.planId))
        await record(tx, clock.now(), {
          ...{ planId: me.planId, actorId: me.participantId, subjectId: reviewId, audience: 'plan' },
          action: 'review-open',
        })
        return true
      })
      if (isOpened) await told(me.planId)
    },

    async decide(me, agreementId, decision) {
      if (!mayDecide(await rights.of(me))) throw new Refused()
      const { number } = await versions.standing(me)
      const { record } = await versions.version(me, number ?? 0)
      if (!record.items.some(({ kind, id }) => kind === 'agreement' && id === agreementId)) throw nothing()
      await db.write(async (tx) => {
        const [review] = await openReviewOf(tx, me.planId)
        if (!review) throw new Refused()
        const said = { decision, participantId: me.participantId, at: clock.now() }
        await tx
          .insert(reviewDecisions)
          .values({ reviewId: review.id, agreementId, ...said })
          .onConflictDoUpdate({ target: [reviewDecisions.reviewId, reviewDecisions.agreementId], set: said })
      })
      collaboration().changed(me.planId, 'steps')
    },

    async close(me, next) {
      const asking = await rights.of(me)
      if (next ? !mayPlan(asking) : !mayOpen(asking)) throw new Refused()
      const isClosed = await db.write(async (tx) => {
        const [review] = await openReviewOf(tx, me.planId)
        if (!review) return false
        await tx.update(reviews).set({ status: 'held', heldAt: clock.now() }).where(eq(reviews.id, review.id))
        const [room] = await tx
          .select({ status: rooms.status })
          .from(rooms)
          .where(and(eq(rooms.planId, me.planId), eq(rooms.kind, 'plan')))
        // Somebody is writing a next version already: that goes on, and is agreed on.
        const step = room?.status === 'open' ? 'agree' : 'follow'
        await tx.update(plans).set({ step, reviewOpen: false }).where(eq(plans.id, me.planId))
        await record(tx, clock.now(), {
          ...{ planId: me.planId, actorId: me.participantId, subjectId: review.id, audience: 'plan' },
          action: 'review-held',
        })
        return true
      })
      if (isClosed) await told(me.planId)
      if (isClosed && next) await versions.reopen(me)
    },

    async answer(me, question, answer) {
      if (!mayAnswer(await rights.of(me))) throw new Refused()
      if (!OUTCOME_QUESTIONS.includes(question) || !OUTCOME_ANSWERS.includes(answer))
        throw new Response(null, { status: 400 })
      await db.write(async (tx) => {
        const [review] = await openReviewOf(tx, me.planId)
        if (!review) throw new Refused()
        const said = { answer, at: clock.now() }
        await tx
          .insert(outcomeAnswers)
          .values({ reviewId: review.id, participantId: me.participantId, question, ...said })
          .onConflictDoUpdate({
            target: [outcomeAnswers.reviewId, outcomeAnswers.participantId, outcomeAnswers.question],
            // The quarter of the first answer: one that was counted is never counted again.
            set: { answer },
          })
      })
    },
  }
}
