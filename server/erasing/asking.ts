/**
 * "Wis het hele plan": asked by one, agreed by all who are asked, and then seven days in which any of them can take it
 * back. Everything that waits is a row, so that a restart forgets nothing.
 */
import { eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { participants, planErasures, planErasureYes } from '#db/schema.ts'
import { allSaidYes, isAskedToErase, mayErase, whoErases } from '#plan/rights/erasing.ts'
import type { Situation } from '#plan/rights/situation.ts'
import { record } from '../audit/audit.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { announce } from './announce.ts'
import { DAY, type ErasingContext } from './context.ts'
import { erasePlan } from './erase-plan.ts'
import type { Erasing, ErasingPage } from './types.ts'

const REGRET = 7 * DAY
/** A yes of long ago is no yes of today: who still wants it asks again. */
const ASKED_FOR = 30 * DAY

type Row = typeof planErasures.$inferSelect

export type Asking = Pick<Erasing, 'sayYes' | 'takeBack'> & {
  page(me: Me): Promise<Omit<ErasingPage, 'own' | 'notes'>>
  /** Goes on with what waits. */
  look(): Promise<void>
  /** Erases what is due, and tells nobody anything. */
  eraseDue(): Promise<void>
}

export function createAsking(context: ErasingContext): Asking {
  const { db, clock, rights, outbox, collaboration } = context

  const rowOf = async (tx: Queries, planId: string): Promise<Row | null> => {
    const [row] = await tx.select().from(planErasures).where(eq(planErasures.planId, planId))
    return row ?? null
  }
  const yesOf = async (tx: Queries, planId: string): Promise<string[]> => {
    const rows = await tx
      .select({ id: planErasureYes.participantId })
      .from(planErasureYes)
      .where(eq(planErasureYes.planId, planId))
    return rows.map(({ id }) => id)
  }
  const note = (
    tx: Queries,
    planId: string,
    action: 'erase-asked' | 'erase-planned' | 'erase-taken-back',
    actorId: string | null,
  ) => record(tx, clock.now(), { planId, action, actorId, subjectId: null, audience: 'plan' })

  /** Everyone said yes: the week begins, and everyone in the plan hears of it. */
  async function plan(tx: Queries, planId: string): Promise<void> {
    const erasesAt = clock.now() + REGRET
    await tx.update(planErasures).set({ erasesAt }).where(eq(planErasures.planId, planId))
    await note(tx, planId, 'erase-planned', null)
    await announce(context, tx, planId, (url) => ({ about: 'look-before', url, until: erasesAt }), {
      useless: erasesAt,
    })
  }

  /** Who is asked changes with the people and their birthdays: the week holds only while all of today's said yes. */
  async function judge(tx: Queries, row: Row, situation: Situation): Promise<void> {
    const isAgreed = allSaidYes(await yesOf(tx, row.planId), situation)
    if (isAgreed && row.erasesAt === null) await plan(tx, row.planId)
    if (!isAgreed && row.erasesAt !== null) {
      await tx.update(planErasures).set({ erasesAt: null }).where(eq(planErasures.planId, row.planId))
      await askTheOthers(tx, row.planId, situation)
    }
  }

  async function askTheOthers(tx: Queries, planId: string, situation: Situation): Promise<void> {
    const yes = await yesOf(tx, planId)
    const only = whoErases(situation)
      .map(({ id }) => id)
      .filter((id) => !yes.includes(id))
    if (only.length > 0) await announce(context, tx, planId, (url) => ({ about: 'question', url }), { only })
  }

  async function eraseDue(): Promise<void> {
    for (const { planId } of await db.read.select().from(planErasures)) {
      const situation = await rights.situation(planId)
      await erasePlan(context, planId, async (tx) => {
        const row = await rowOf(tx, planId)
        const isDue = row !== null && row.erasesAt !== null && row.erasesAt <= clock.now()
        return isDue && allSaidYes(await yesOf(tx, planId), situation)
      })
    }
  }

  const changed = (planId: string) => {
    outbox.wake()
    collaboration().changed(planId, 'erasing')
  }

  return {
    async page(me) {
      const { viewer, situation } = await rights.of(me)
      const [row, yes, people] = await Promise.all([
        rowOf(db.read, me.planId),
        yesOf(db.read, me.planId),
        db.read
          .select({ id: participants.id, name: participants.name })
          .from(participants)
          .where(eq(participants.planId, me.planId)),
      ])
      const isAsked = isAskedToErase(viewer, situation)
      const state = row === null ? 'none' : row.erasesAt === null ? 'asked' : 'planned'
      return {
        // That somebody asked is for who is asked; that it will happen is for everyone.
        state: state === 'asked' && !isAsked ? 'none' : state,
        asked: whoErases(situation).map(({ id }) => ({
          participantId: id,
          name: people.find((person) => person.id === id)?.name ?? '',
          isMe: id === me.participantId,
          hasSaidYes: isAsked && yes.includes(id),
        })),
        erasesAt: row?.erasesAt ?? null,
        maySayYes: mayErase(viewer, situation) && !yes.includes(me.participantId),
        mayTakeBack: row !== null && isAsked,
        needsProof: isAsked && !viewer.isProven,
      }
    },

    async sayYes(me) {
      const { viewer, situation } = await rights.of(me)
      if (!mayErase(viewer, situation)) throw new Refused()
      const { planId, participantId } = me
      await db.write(async (tx) => {
        const now = clock.now()
        const isFirst = (await rowOf(tx, planId)) === null
        await tx.insert(planErasures).values({ planId, askedAt: now }).onConflictDoNothing()
        await tx.insert(planErasureYes).values({ planId, participantId, at: now }).onConflictDoNothing()
        if (isFirst) await note(tx, planId, 'erase-asked', participantId)
        const row = await rowOf(tx, planId)
        if (row) await judge(tx, row, situation)
        if (isFirst && row?.erasesAt === null) await askTheOthers(tx, planId, situation)
      })
      changed(planId)
    },

    async takeBack(me) {
      const { viewer, situation } = await rights.of(me)
      if (!isAskedToErase(viewer, situation)) throw new Refused()
      const { planId } = me
      const wasThere = await db.write(async (tx) => {
        const [row] = await tx.delete(planErasures).where(eq(planErasures.planId, planId)).returning()
        if (!row) return false
        await note(tx, planId, 'erase-taken-back', me.participantId)
        // Who heard that it would go, hears that it stays.
        if (row.erasesAt !== null) await announce(context, tx, planId, (url) => ({ about: 'stays', url }))
        return true
      })
      if (wasThere) changed(planId)
    },

    async look() {
      const waiting = await db.read.select().from(planErasures)
      for (const { planId } of waiting) {
        const situation = await rights.situation(planId)
        await db.write(async (tx) => {
          const row = await rowOf(tx, planId)
          if (!row) return
          await judge(tx, row, situation)
          const isForgotten = row.erasesAt === null && row.askedAt + ASKED_FOR <= clock.now()
          if (isForgotten) await tx.delete(planErasures).where(eq(planErasures.planId, planId))
        })
      }
      await eraseDue()
      if (waiting.length > 0) outbox.wake()
    },

    eraseDue,
  }
}
