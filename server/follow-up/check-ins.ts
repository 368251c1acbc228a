/** How it goes: an answer of who promised it, and how others see it beside it. */
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { checkIns } from '#db/schema.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import { newId } from '../ids.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { ask, type FollowContext, followers, nothing } from './context.ts'
import { type Following, followedIn } from './followed.ts'
import { freeRows, type Task, tasksOf } from './tasks.ts'
import type { Attention, CheckAnswer, CheckIn, FollowedAgreement, FollowUp, WhyFree } from './types.ts'

const MAX_WORDS = 500
const SHOWN = 20
/** Two weeks without a word: the guardian of the plan may ask. */
const SILENT_AFTER = 14 * 24 * 3_600_000

export type CheckInRow = typeof checkIns.$inferSelect

export interface State {
  following: Following
  tasks: Task[]
  /** Without what was taken back, the latest first. */
  rows: CheckInRow[]
}

export async function stateOf(context: FollowContext, planId: string): Promise<State | null> {
  const following = await followedIn(context, planId)
  if (!following) return null
  const [free, rows] = await Promise.all([
    freeRows(context.db.read, planId),
    context.db.read
      .select()
      .from(checkIns)
      .where(and(eq(checkIns.planId, planId), isNull(checkIns.takenBackAt)))
      .orderBy(desc(checkIns.at), desc(checkIns.id)),
  ])
  return { following, tasks: tasksOf(following, free), rows }
}

/** One answer a day of one person about one agreement: a later one takes the place of the earlier. */
export async function write(
  tx: Queries,
  now: number,
  given: Pick<
    CheckInRow,
    'planId' | 'agreementId' | 'participantId' | 'answer' | 'words' | 'kind' | 'via'
  > & {
    enteredBy?: string
  },
  also: string | null = null,
): Promise<string> {
  const mine = await tx
    .select()
    .from(checkIns)
    .where(
      and(
        eq(checkIns.planId, given.planId),
        eq(checkIns.agreementId, given.agreementId),
        eq(checkIns.participantId, given.participantId),
        isNull(checkIns.takenBackAt),
      ),
    )
  for (const row of mine)
    if (row.id === also || amsterdamDate(row.at) === amsterdamDate(now)) await forget(tx, row.id, now)
  const id = newId()
  const words = given.words?.trim().slice(0, MAX_WORDS) || null
  await tx.insert(checkIns).values({ ...given, id, words, at: now })
  return id
}

/** The words go; that something was taken back is all that stays. */
export const forget = (tx: Queries, id: string, now: number) =>
  tx.update(checkIns).set({ takenBackAt: now, words: null }).where(eq(checkIns.id, id))

export function checkingIn(context: FollowContext): Pick<FollowUp, 'answer' | 'takeBack'> {
  const { db, clock } = context
  return {
    async answer(me, agreementId, answer, words) {
      const { situation, state, mayAnswer } = await ask(context, me)
      if (state !== 'open' || !mayAnswer) throw new Refused()
      const now = await stateOf(context, me.planId)
      const task = now?.tasks.find(({ agreement }) => agreement.id === agreementId)
      if (!task) throw nothing()
      const { planId, participantId } = me
      const kind = task.owners.includes(participantId) ? 'own' : 'view'
      const given = { planId, agreementId, participantId, answer, words, kind, via: 'page' }
      const id = await db.write((tx) => write(tx, clock.now(), given))
      context.changed(planId, followers(situation))
      return { id }
    },

    async takeBack(me, checkInId) {
      const { situation, state } = await ask(context, me)
      if (state !== 'open') throw new Refused()
      const [row] = await db.read.select().from(checkIns).where(eq(checkIns.id, checkInId))
      if (!row || row.planId !== me.planId) throw nothing()
      // Who typed it over takes a mistake back.
      if (row.participantId !== me.participantId && row.enteredBy !== me.participantId) throw new Refused()
      await db.write((tx) => forget(tx, row.id, clock.now()))
      context.changed(me.planId, followers(situation))
    },
  }
}

export function agreementsFor(
  { following, tasks, rows }: State,
  me: Pick<Me, 'participantId'>,
  { now, mayAnswer }: { now: number; mayAnswer: boolean },
): FollowedAgreement[] {
  const nameOf = (id: string | null) => following.people.find((person) => person.id === id)?.name ?? null
  const shown = (row: CheckInRow): CheckIn => ({
    id: row.id,
    participantId: row.participantId,
    name: nameOf(row.participantId) ?? '',
    isMine: row.participantId === me.participantId,
    answer: row.answer as CheckAnswer,
    words: row.words,
    kind: row.kind as CheckIn['kind'],
    enteredBy: row.via === 'paper' ? (nameOf(row.enteredBy) ?? '') : null,
    on: amsterdamDate(row.at),
  })
  return tasks.map((task): FollowedAgreement => {
    const { agreement, owners, free, taken } = task
    const about = rows.filter(({ agreementId }) => agreementId === agreement.id).map(shown)
    const [open] = free
    return {
      id: agreement.id,
      what: agreement.what,
      when: agreement.when,
      until: agreement.until,
      goal: agreement.goal,
      fallback: agreement.fallback?.name ?? null,
      who: agreement.who.map(({ name, participantId }) => ({
        name,
        participantId,
        isMe: participantId === me.participantId,
      })),
      isMine: owners.includes(me.participantId),
      mayAnswer,
      mine: about.find(({ isMine, on }) => isMine && on === amsterdamDate(now)) ?? null,
      history: about.slice(0, SHOWN),
      needsAttention: isNot(task, rows),
      free: open
        ? {
            since: amsterdamDate(open.since),
            because: open.because as WhyFree,
            name: nameOf(open.participantId),
            mayTake: mayAnswer,
            wasMine: open.participantId === me.participantId,
          }
        : null,
      takenOver: taken.map((row) => ({
        by: nameOf(row.takenBy) ?? '',
        from: nameOf(row.participantId),
        on: amsterdamDate(row.takenAt ?? row.since),
        isMine: row.takenBy === me.participantId,
      })),
    }
  })
}

/** The latest own answer of somebody whose promise it is. */
function isNot({ agreement, owners }: Task, rows: readonly CheckInRow[]): boolean {
  const own = rows.filter(({ agreementId, kind }) => agreementId === agreement.id && kind === 'own')
  return owners.some((owner) => own.find(({ participantId }) => participantId === owner)?.answer === 'not')
}

export function attentionIn({ following, tasks, rows }: State, now: number): Attention[] {
  return tasks.flatMap((task): Attention[] => {
    const agreementId = task.agreement.id
    if (isNot(task, rows)) return [{ agreementId, why: 'not' }]
    if (task.free.length > 0) return [{ agreementId, why: 'free' }]
    const last = rows.find((row) => row.agreementId === agreementId && row.kind === 'own')?.at
    const quietSince = Math.max(last ?? 0, following.settledAt)
    return now - quietSince >= SILENT_AFTER ? [{ agreementId, why: 'silent' }] : []
  })
}
