/** What every part of this folder works with. */
import type { Database } from '#db/connection.ts'
import type { Viewer } from '#plan/rights/conditions.ts'
import type { Item } from '#plan/rights/content.ts'
import { may } from '#plan/rights/may.ts'
import type { Situation } from '#plan/rights/situation.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Me } from '../plans/types.ts'
import type { Rights } from '../rights/rights.ts'

export interface FollowContext {
  db: Database
  clock: Clock
  rights: Rights
  config: Pick<Config, 'publicUrl' | 'origins' | 'sessionSecret'>
  outbox: Pick<Outbox, 'enqueue' | 'enqueueText' | 'sendsTexts' | 'sentSince' | 'wake'>
  /** Tells the open pages of these people that something about following changed. */
  changed(planId: string, participantIds: readonly string[]): void
}

/** What is not there and what is not this person's to read get one and the same answer. */
export const nothing = () => new Response(null, { status: 404, statusText: 'Not Found' })

/**
 * What was settled is followed from that moment on, whichever step the plan is in: on the short road it stays in "agree",
 * and talking about a next version ends nothing. Only an open look back has rules of its own (who reads along then).
 */
const following = (situation: Situation): Situation =>
  situation.isReviewOpen ? situation : { ...situation, step: 'follow' }

const ownTask = (author: string): Item => ({ kind: 'check-in', author, isOwnTask: true })

/** May this person say how it goes: with an own task as an answer, beside another's as a view. */
export const mayFollow = (viewer: Viewer, situation: Situation): boolean =>
  may(viewer, 'write', ownTask(viewer.id), { ...situation, step: 'follow', isReviewOpen: false }).ok

/** 404 for who follows nothing. */
export async function ask({ rights }: FollowContext, me: Me) {
  const { viewer, situation } = await rights.of(me)
  const decision = may(viewer, 'read', ownTask(viewer.id), following(situation))
  if (!decision.ok && decision.why !== 'not-proven') throw nothing()
  const state = situation.step === 'private' ? 'private' : decision.ok ? 'open' : 'unproven'
  return { viewer, situation, state, mayAnswer: mayFollow(viewer, situation) } as const
}

/** Who hears that something happened here: the family that follows, never a professional (S02). */
export const followers = (situation: Situation): string[] =>
  situation.people.filter((person) => mayFollow({ ...person, isProven: true }, situation)).map(({ id }) => id)

/** Links are made from the settings (R-E18). In local mode the port is known late. */
export const addressOf = ({ config }: Pick<FollowContext, 'config'>): string =>
  config.publicUrl?.origin ?? config.origins[0] ?? ''
