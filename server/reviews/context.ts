/** What every part of looking back works with. */
import { and, asc, eq } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { reviews } from '#db/schema.ts'
import { isFamily, isLeading, seatOf } from '#plan/rights/people.ts'
import { mayOpenReview } from '#plan/rights/steps.ts'
import type { Clock } from '../clock.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import type { FollowUp } from '../follow-up/types.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Plans } from '../plans/types.ts'
import type { Asking, Rights } from '../rights/rights.ts'
import type { Scores } from '../scores/types.ts'
import type { Versions } from '../versions/types.ts'

export interface ReviewsContext {
  db: Database
  clock: Clock
  rights: Rights
  plans: Pick<Plans, 'header'>
  versions: Pick<Versions, 'list' | 'version' | 'changes' | 'standing' | 'reopen'>
  scores: Pick<Scores, 'list' | 'mayGive'>
  /** How agreements go, where that is followed. */
  followUp: () => Pick<FollowUp, 'agreements'> | null
  outbox: Pick<Outbox, 'enqueue' | 'wake'>
  /** The sender of mail, as the configuration says it. */
  mailFrom: string
  address: () => string
  collaboration: () => Pick<Collaboration, 'read' | 'transact' | 'reconsider' | 'changed'>
}

export type ReviewRow = typeof reviews.$inferSelect

export const nothing = () => new Response(null, { status: 404, statusText: 'Not Found' })

export const reviewsOf = (read: Queries, planId: string) =>
  read.select().from(reviews).where(eq(reviews.planId, planId)).orderBy(asc(reviews.on), asc(reviews.id))

export const openReviewOf = (read: Queries, planId: string) =>
  read
    .select()
    .from(reviews)
    .where(and(eq(reviews.planId, planId), eq(reviews.status, 'open')))

/** The days are the family's: a parent, or a youth of 12 and up, who has shown to be that person. */
export const mayPlan = ({ viewer, situation }: Asking): boolean =>
  viewer.isProven && isLeading(viewer, situation.today, 12)

/** Private time is ended by the family first. Living by the plan begins with the first look back at the latest. */
export const mayOpen = ({ viewer, situation }: Asking): boolean =>
  viewer.isProven && situation.step !== 'private' && mayOpenReview(viewer, 'follow', situation.today)

/** Whoever writes the plan together says what becomes of an agreement. */
export const mayDecide = ({ viewer, situation, may }: Asking): boolean =>
  viewer.isProven &&
  situation.isReviewOpen &&
  isFamily(seatOf(viewer, situation.today)) &&
  may('write', { kind: 'shared-text' }).ok
