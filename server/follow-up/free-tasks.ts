/**
 * Tasks that come free: the end date came, who promised it left, or took the own yes back. The history stays; the family
 * hears it on the page and by a mail that says no more than that there is something to look at. Professionals hear nothing
 * (S02-T5).
 *
 * Everything is looked at when the server starts and when a day begins in Amsterdam; in between only plans in which
 * somebody left or answered. What was found once is written once, so looking again finds nothing.
 */
import { and, desc, eq, gt, isNotNull, isNull, max } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { acceptances, freeTasks, participants, reminders, versions } from '#db/schema.ts'
import { canonicalAgreement } from '#plan/acceptance/digest.ts'
import { amsterdamMoment } from '#plan/follow-up/moments.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import { newId } from '../ids.ts'
import { tellQuietly } from '../outbox/tell-quietly.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { ask, type FollowContext, followers, nothing } from './context.ts'
import { type Followed, type Following, followedIn } from './followed.ts'
import { stopAtOnce, stopToken } from './stopping.ts'
import { type FreeRow, freeRows, type Task, tasksOf } from './tasks.ts'
import type { FollowUp, WhyFree } from './types.ts'

const OVERLAP = 60_000

type Found = Pick<FreeRow, 'agreementId' | 'participantId' | 'since'> & { because: WhyFree }

export function freeTasksOf(context: FollowContext): Pick<FollowUp, 'takeTask' | 'withdraw'> & {
  look(): Promise<void>
} {
  const { db, clock, rights, outbox } = context
  let lookedAt: number | null = null

  async function plansToLookAt(now: number): Promise<string[]> {
    const isNewDay = lookedAt === null || amsterdamDate(lookedAt) !== amsterdamDate(now)
    if (isNewDay)
      return (await db.read.selectDistinct({ id: versions.planId }).from(versions)).map(({ id }) => id)
    // What was being written while the last look ran.
    const since = (lookedAt ?? 0) - OVERLAP
    const [ended, answered, settled] = await Promise.all([
      db.read
        .selectDistinct({ id: participants.planId })
        .from(participants)
        .where(gt(participants.endedAt, since)),
      db.read.selectDistinct({ id: acceptances.planId }).from(acceptances).where(gt(acceptances.at, since)),
      db.read.selectDistinct({ id: versions.planId }).from(versions).where(gt(versions.settledAt, since)),
    ])
    return [...new Set([...ended, ...answered, ...settled].map(({ id }) => id))]
  }

  async function lookAt(planId: string, now: number): Promise<void> {
    const following = await followedIn(context, planId)
    if (!following) return
    const rows = await freeRows(db.read, planId)
    const latest = await latestAnswers(db.read, planId)
    const tasks = tasksOf(following, rows)
    await takeBackUp(planId, tasks, latest)
    const found = tasks.flatMap((task) => comesFree(task, { following, rows, latest, now }))
    if (found.length > 0) await free(planId, found, null)
  }

  /** Where a yes was taken back, a new yes to the same words is the way back, as long as nobody else took it. */
  async function takeBackUp(
    planId: string,
    tasks: readonly Task[],
    latest: readonly AcceptanceRow[],
  ): Promise<void> {
    const again = tasks.flatMap(({ agreement, free }) =>
      free.flatMap((row) => {
        const said = latest.find(
          ({ agreementId, participantId }) =>
            agreementId === agreement.id && participantId === row.participantId,
        )
        const isYes = said?.answer === 'yes' && said.digest === agreement.digest && said.at > row.since
        return row.because === 'withdrew' && isYes ? [{ row, at: said.at }] : []
      }),
    )
    if (again.length === 0) return
    await db.write(async (tx) => {
      for (const { row, at } of again)
        await tx
          .update(freeTasks)
          .set({ takenBy: row.participantId, takenAt: at })
          .where(and(eq(freeTasks.id, row.id), isNull(freeTasks.takenAt)))
    })
    context.changed(planId, followers(await rights.situation(planId)))
  }

  /** In one transaction with the mails that say so. */
  async function free(planId: string, found: readonly Found[], by: string | null): Promise<void> {
    const situation = await rights.situation(planId)
    const group = followers(situation).filter((id) => id !== by)
    await db.write(async (tx) => {
      for (const one of found) {
        await tx.insert(freeTasks).values({ id: newId(), planId, ...one })
        const who = one.participantId === null ? undefined : eq(reminders.participantId, one.participantId)
        if (who) await stopAbout(tx, one.agreementId, who)
      }
      for (const id of group) {
        const [person] = await tx.select().from(participants).where(eq(participants.id, id))
        if (person) await tellQuietly(tx, outbox, person, clock.now())
      }
    })
    outbox.wake()
    context.changed(planId, followers(situation))
  }

  async function stopAbout(tx: Queries, agreementId: string, who: ReturnType<typeof eq>): Promise<void> {
    const running = await tx
      .select({ id: reminders.id })
      .from(reminders)
      .where(and(eq(reminders.agreementId, agreementId), isNull(reminders.stoppedAt), who))
    for (const { id } of running) await stopAtOnce(tx, id, stopToken(context.config, id), clock.now())
  }

  async function taskOf(me: Me, agreementId: string) {
    const { situation, state, mayAnswer } = await ask(context, me)
    if (state !== 'open' || !mayAnswer) throw new Refused()
    const following = await followedIn(context, me.planId)
    const tasks = following ? tasksOf(following, await freeRows(db.read, me.planId)) : []
    const task = tasks.find(({ agreement }) => agreement.id === agreementId)
    if (!task) throw nothing()
    return { situation, task }
  }

  return {
    async look() {
      const now = clock.now()
      for (const planId of await plansToLookAt(now)) await lookAt(planId, now)
      lookedAt = now
    },

    async takeTask(me, agreementId) {
      const { situation, task } = await taskOf(me, agreementId)
      const [row] = task.free
      if (!row) return false
      const now = clock.now()
      const isFirst = await db.write(async (tx) => {
        const taken = await tx
          .update(freeTasks)
          .set({ takenBy: me.participantId, takenAt: now })
          .where(and(eq(freeTasks.id, row.id), isNull(freeTasks.takenAt)))
          .returning({ id: freeTasks.id })
        if (taken.length > 0) await ownYes(tx, me, task.agreement, now)
        return taken.length > 0
      })
      if (isFirst) context.changed(me.planId, followers(situation))
      return isFirst
    },

    async withdraw(me, agreementId) {
      const { task } = await taskOf(me, agreementId)
      if (!task.owners.includes(me.participantId)) throw new Refused()
      const { planId, participantId } = me
      await free(
        planId,
        [{ agreementId, participantId, because: 'withdrew', since: clock.now() }],
        participantId,
      )
    },
  }
}

/** To exactly the text that was settled: what is taken over is that promise, whatever is being written since. */
async function ownYes(
  tx: Queries,
  { planId, participantId }: Me,
  agreement: Followed,
  at: number,
): Promise<void> {
  const [last] = await tx
    .select({ turn: max(acceptances.turn) })
    .from(acceptances)
    .where(eq(acceptances.planId, planId))
  const named = [...agreement.who, ...(agreement.fallback ? [agreement.fallback] : [])]
  await tx.insert(acceptances).values({
    ...{ id: newId(), planId, agreementId: agreement.id, participantId, at },
    answer: 'yes',
    digest: agreement.digest,
    content: canonicalAgreement(agreement.text),
    names: JSON.stringify(Object.fromEntries(named.map(({ personId, name }) => [personId, name]))),
    origin: 'own',
    confirmedAt: at,
    turn: (last?.turn ?? 0) + 1,
  })
}

type AcceptanceRow = typeof acceptances.$inferSelect

/** The latest answer that counts of each person to each agreement. */
async function latestAnswers(read: Queries, planId: string): Promise<AcceptanceRow[]> {
  const rows = await read
    .select()
    .from(acceptances)
    .where(and(eq(acceptances.planId, planId), isNotNull(acceptances.confirmedAt)))
    .orderBy(desc(acceptances.turn))
  const seen = new Set<string>()
  return rows.filter(({ agreementId, participantId }) => {
    const key = `${agreementId} ${participantId}`
    return !seen.has(key) && seen.add(key)
  })
}

interface Looking {
  following: Following
  rows: readonly FreeRow[]
  latest: readonly AcceptanceRow[]
  now: number
}

function comesFree({ agreement, owners }: Task, { following, rows, latest, now }: Looking): Found[] {
  const { id: agreementId, until, digest } = agreement
  const { settledAt, people } = following
  // "Tot 1 juli": on that day it is over, from midnight in Amsterdam.
  if (until !== null && until <= amsterdamDate(now)) {
    const known = rows.some(
      (row) => row.agreementId === agreementId && row.because === 'ended' && row.since >= settledAt,
    )
    if (known) return []
    const since = Math.max(amsterdamMoment(until, '00:00'), settledAt)
    const [only, ...others] = owners
    return [
      { agreementId, participantId: others.length === 0 ? (only ?? null) : null, because: 'ended', since },
    ]
  }
  return owners.flatMap((participantId): Found[] => {
    const person = people.find(({ id }) => id === participantId)
    const isGone = person?.status === 'left' || person?.status === 'removed'
    if (isGone) {
      const since = Math.max(person.endedAt ?? now, settledAt)
      return [{ agreementId, participantId, because: 'left', since }]
    }
    const said = latest.find((row) => row.agreementId === agreementId && row.participantId === participantId)
    const isTakenBack = said?.answer === 'no' && said.digest === digest && said.at > settledAt
    return isTakenBack ? [{ agreementId, participantId, because: 'withdrew', since: said.at }] : []
  })
}
