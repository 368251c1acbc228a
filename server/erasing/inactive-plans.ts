/**
 * R-E26: a plan that nobody of the family opens for long is announced, and then erased. How long is said by the
 * installation, and longer by an organisation that the plan has to do with. Opening it keeps it: whoever comes
 * back to read must never find that reading was not enough.
 */
import { and, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import {
  auditLog,
  organisations,
  planKeeping,
  planOrganisations,
  plans,
  roomStates,
  rooms,
} from '#db/schema.ts'
import { inactiveDaysOf } from '#plan/rights/keeping.ts'
import { isFamily, seatOf } from '#plan/rights/people.ts'
import { record } from '../audit/audit.ts'
import { readSettings } from '../organisations/settings.ts'
import type { Me } from '../plans/types.ts'
import { announce } from './announce.ts'
import { DAY, type ErasingContext } from './context.ts'
import { erasePlan } from './erase-plan.ts'

const ANNOUNCED = 30 * DAY
const NOTE_EVERY = DAY / 2

/** The family, and those who decide with it or read as one of its children; not who comes for work. */
const COUNTS: readonly (string | null)[] = ['child', 'guardian']

export function createInactivePlans(context: ErasingContext) {
  const { db, clock, config, rights, outbox } = context

  const rowOf = async (tx: Queries, planId: string) => {
    const [row] = await tx.select().from(planKeeping).where(eq(planKeeping.planId, planId))
    return row ?? null
  }

  /** For how long each plan is kept that has to do with an organisation; elsewhere as the installation has it. */
  async function kept(): Promise<(planId: string) => number> {
    const all = await db.read.select().from(organisations).where(isNull(organisations.endedAt))
    const set = new Map(
      all.map(({ id, settings }) => [id, readSettings(settings).keeping.inactivePlansDays] as const),
    )
    const bonds = Map.groupBy(await db.read.select().from(planOrganisations), ({ planId }) => planId)
    const first = all.filter(({ isFirst }) => isFirst).map(({ id }) => id)
    return (planId) => {
      const near = bonds.get(planId)?.map(({ organisationId }) => organisationId) ?? first
      const days = inactiveDaysOf(
        config.keepInactivePlansDays,
        near.map((id) => set.get(id) ?? null),
      )
      return days === 0 ? Number.POSITIVE_INFINITY : days * DAY
    }
  }

  /** Of a plan that was there before anybody kept count. */
  async function lastSeen(tx: Queries, planId: string, createdAt: number): Promise<number> {
    const [[act], states] = await Promise.all([
      tx
        .select({ at: auditLog.at })
        .from(auditLog)
        .where(and(eq(auditLog.planId, planId), isNotNull(auditLog.actorId), ne(auditLog.action, 'refused')))
        .orderBy(desc(auditLog.at))
        .limit(1),
      tx
        .select({ at: roomStates.updatedAt })
        .from(roomStates)
        .innerJoin(rooms, eq(rooms.id, roomStates.roomId))
        .where(eq(rooms.planId, planId)),
    ])
    return Math.max(createdAt, act?.at ?? 0, ...states.map(({ at }) => at ?? 0))
  }

  async function announceInTime(
    tx: Queries,
    { id: planId, createdAt }: { id: string; createdAt: number },
    keepFor: number,
  ): Promise<void> {
    const now = clock.now()
    const row = await rowOf(tx, planId)
    if (row?.erasesAt != null) {
      // It is kept longer since it was announced.
      if (row.activeAt + keepFor - ANNOUNCED <= now) return
      const kept = { announcedAt: null, erasesAt: null }
      await tx.update(planKeeping).set(kept).where(eq(planKeeping.planId, planId))
      await announce(context, tx, planId, (url) => ({ about: 'stays', url }))
      return
    }
    const activeAt = row?.activeAt ?? (await lastSeen(tx, planId, createdAt))
    if (!row) await tx.insert(planKeeping).values({ planId, activeAt })
    if (activeAt + keepFor - ANNOUNCED > now) return
    const erasesAt = Math.max(activeAt + keepFor, now + ANNOUNCED)
    await tx.update(planKeeping).set({ announcedAt: now, erasesAt }).where(eq(planKeeping.planId, planId))
    await record(tx, now, {
      planId,
      action: 'erase-announced',
      actorId: null,
      subjectId: null,
      audience: 'plan',
    })
    await announce(context, tx, planId, (url) => ({ about: 'look-before', url, until: erasesAt }), {
      useless: erasesAt,
    })
  }

  return {
    /** Returns when the plan would have gone, where that was announced: this visit keeps it. */
    async opened(me: Me): Promise<number | null> {
      const { viewer, situation } = await rights.of(me)
      const seat = seatOf(viewer, situation.today)
      if (!isFamily(seat) && !COUNTS.includes(seat)) return null
      const now = clock.now()
      const row = await rowOf(db.read, me.planId)
      if (row && row.announcedAt === null && now - row.activeAt < NOTE_EVERY) return null
      const kept = { activeAt: now, announcedAt: null, erasesAt: null }
      await db.write(async (tx) => {
        await tx
          .insert(planKeeping)
          .values({ planId: me.planId, ...kept })
          .onConflictDoUpdate({ target: planKeeping.planId, set: kept })
        if (row?.erasesAt != null) {
          const entry = { planId: me.planId, actorId: me.participantId, subjectId: null, audience: 'plan' }
          await record(tx, now, { ...entry, action: 'keep' })
        }
      })
      return row?.erasesAt ?? null
    },

    /** Once a day. */
    async look(): Promise<void> {
      const keepFor = await kept()
      for (const { id, createdAt } of await db.read.select().from(plans)) {
        await db.write((tx) => announceInTime(tx, { id, createdAt }, keepFor(id)))
        await erasePlan(context, id, async (tx) => {
          const row = await rowOf(tx, id)
          return row?.erasesAt != null && row.erasesAt <= clock.now()
        })
      }
      outbox.wake()
    },
  }
}
