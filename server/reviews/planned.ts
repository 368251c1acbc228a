/** The days to look back: planned at settling, moved, added and dropped by the family, with the calendars kept along. */
import { and, eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { reviews } from '#db/schema.ts'
import { isDay } from '#plan/day.ts'
import { contentsOf, type PlanRecord, RECORD_SCHEMA, type RecordItem } from '#plan/record/record.ts'
import { daysToPlan } from '#plan/reviews/days.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import { newId } from '../ids.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { mayPlan, nothing, type ReviewRow, type ReviewsContext, reviewsOf } from './context.ts'
import { mailDay } from './invitations.ts'
import type { Reviews } from './types.ts'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
/** A year is far enough to think, and three years far enough to type. */
const FURTHEST_DAYS = 3 * 366
const MOST = 60

const newRow = (planId: string, on: string, at: number, more: Partial<ReviewRow> = {}) => ({
  id: newId(),
  planId,
  on,
  time: null,
  status: 'planned',
  createdAt: at,
  ...more,
})

/** Days that the family wrote in the plan's own section of looking back. */
export function writtenDays(items: readonly RecordItem[]): string[] {
  const record: PlanRecord = { schema: RECORD_SCHEMA, planId: '', version: null, at: '', items: [...items] }
  const places = new Set(
    contentsOf(record, 'section').flatMap(({ id, content }) => (content.canonical === 'review' ? [id] : [])),
  )
  return contentsOf(record, 'moment').flatMap(({ content }) =>
    content.date !== null && places.has(content.section) ? [content.date] : [],
  )
}

/**
 * In the transaction of settling. A next version keeps the days that are still to come, and adds what was chosen with it.
 */
export async function planAtSettling(
  context: Pick<ReviewsContext, 'clock' | 'outbox' | 'mailFrom' | 'address'>,
  tx: Queries,
  settled: { planId: string; settledBy: string; reviewOn: string | null; items: readonly RecordItem[] },
): Promise<void> {
  const { planId, settledBy, reviewOn, items } = settled
  const at = context.clock.now()
  const today = amsterdamDate(at)
  const rows = await reviewsOf(tx, planId)
  const known = new Set(rows.filter(({ status }) => status !== 'dropped').map(({ on }) => on))
  // What the family took off by hand stays off.
  const dropped = new Set(rows.filter(({ status }) => status === 'dropped').map(({ on }) => on))
  const chosen = [...writtenDays(items), ...(reviewOn === null ? [] : [reviewOn])]
  const isGoingOn = rows.some(({ status, on }) => status === 'planned' && on > today)
  const days = isGoingOn ? chosen.filter((day) => day > today) : daysToPlan(today, chosen)
  for (const on of [...new Set(days)]) {
    if (known.has(on) || (dropped.has(on) && on !== reviewOn)) continue
    const row = newRow(planId, on, at, { createdBy: settledBy })
    await tx.insert(reviews).values(row)
    await mailDay(context, tx, { ...row, sequence: 0 })
  }
}

export function planned(context: ReviewsContext): Pick<Reviews, 'add' | 'move' | 'drop'> {
  const { db, clock, rights, outbox, collaboration } = context

  async function requirePlanning(me: Me): Promise<string> {
    const asking = await rights.of(me)
    if (!mayPlan(asking)) throw new Refused()
    return asking.situation.today
  }
  function checkDay(on: string, time: string | null, today: string): void {
    const isPast = on < today
    const isFar = Date.parse(on) - Date.parse(today) > FURTHEST_DAYS * 86_400_000
    if (!isDay(on) || isPast || isFar || (time !== null && !TIME.test(time)))
      throw new Response(null, { status: 400 })
  }
  async function change(me: Me, reviewId: string, set: Partial<ReviewRow>): Promise<void> {
    const isDone = await db.write(async (tx) => {
      const ofThis = and(
        eq(reviews.id, reviewId),
        eq(reviews.planId, me.planId),
        eq(reviews.status, 'planned'),
      )
      const [row] = await tx.select().from(reviews).where(ofThis)
      if (!row) return false
      const next = { ...row, ...set, sequence: row.sequence + 1 }
      await tx.update(reviews).set(next).where(ofThis)
      await mailDay(context, tx, next)
      return true
    })
    if (!isDone) throw nothing()
    outbox.wake()
    collaboration().changed(me.planId, 'steps')
  }

  return {
    async add(me, on, time) {
      checkDay(on, time, await requirePlanning(me))
      await db.write(async (tx) => {
        if ((await reviewsOf(tx, me.planId)).length >= MOST) throw new Response(null, { status: 400 })
        const row = newRow(me.planId, on, clock.now(), { time, createdBy: me.participantId })
        await tx.insert(reviews).values(row)
        await mailDay(context, tx, { ...row, sequence: 0 })
      })
      outbox.wake()
      collaboration().changed(me.planId, 'steps')
    },
    async move(me, reviewId, on, time) {
      checkDay(on, time, await requirePlanning(me))
      await change(me, reviewId, { on, time })
    },
    async drop(me, reviewId) {
      await requirePlanning(me)
      await change(me, reviewId, { status: 'dropped' })
    },
  }
}
