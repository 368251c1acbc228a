/** Where a plan stands, and who moves it. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { participants, plans, roomReaders } from '#db/schema.ts'
import {
  mayChangeSettings,
  mayEndPrivateTime,
  mayMove,
  STEPS,
  type Step,
  stepsOf,
} from '#plan/rights/steps.ts'
import type { Role } from '#plan/roles.ts'
import { type AuditAction, record } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import { belongsInPrivateTime, type Doors, roomOf } from '../plans/doors.ts'
import type { Me } from '../plans/types.ts'
import type { PrivateTime } from '../private-time/types.ts'
import { Refused } from '../refused.ts'
import type { Asking, Rights } from '../rights/rights.ts'
import type { Steps } from './types.ts'

interface Options {
  db: Database
  clock: Clock
  rights: Rights
  doors: Doors
  privateTime: Pick<PrivateTime, 'begin' | 'mayBegin'>
  collaboration: () => Pick<Collaboration, 'reconsider' | 'changed'>
}

export function createSteps({ db, clock, rights, doors, privateTime, collaboration }: Options): Steps {
  /** What the people and settings of a plan ask for. */
  const needsOf = ({ situation }: Asking) => {
    const has = (role: Role) =>
      situation.people.some(
        (person) => person.role === role && person.status !== 'left' && person.status !== 'removed',
      )
    return {
      hasFacilitator: has('facilitator'),
      hasInformant: has('informant'),
      eachApartFirst: situation.settings.eachApartFirst,
    }
  }

  async function besideOf(me: Me) {
    return db.read
      .select({
        participantId: participants.id,
        name: participants.name,
        role: participants.role,
        isLetIn: participants.inPrivateTime,
      })
      .from(participants)
      .where(
        and(
          eq(participants.planId, me.planId),
          eq(participants.status, 'joined'),
          inArray(participants.role, ['supporter', 'interpreter']),
        ),
      )
      .orderBy(asc(participants.createdAt))
  }

  /** Of the family, but not in the room: came later. Only who is inside hears of it. */
  async function outsideOf(me: Me, { situation }: Asking, roomId: string) {
    const inside = await db.read
      .select({ id: roomReaders.participantId })
      .from(roomReaders)
      .where(eq(roomReaders.roomId, roomId))
    const ids = situation.people
      .filter((person) => !inside.some(({ id }) => id === person.id) && person.status === 'joined')
      .filter((person) => {
        const viewer = { ...person, isProven: true }
        return belongsInPrivateTime({ viewer, situation, may: () => ({ ok: true }) })
      })
      .map(({ id }) => id)
    if (ids.length === 0) return []
    return db.read
      .select({ participantId: participants.id, name: participants.name })
      .from(participants)
      .where(and(eq(participants.planId, me.planId), inArray(participants.id, ids)))
  }

  /** In one transaction with its row in the log; sockets are judged on the new rights at once. */
  async function change(
    me: Me,
    set: Partial<typeof plans.$inferInsert>,
    action: AuditAction,
    about: string,
    from?: Step,
  ) {
    const done = await db.write(async (tx) => {
      const where = from ? and(eq(plans.id, me.planId), eq(plans.step, from)) : eq(plans.id, me.planId)
      const rows = await tx.update(plans).set(set).where(where).returning({ id: plans.id })
      if (rows.length === 0) return false
      await record(tx, clock.now(), {
        planId: me.planId,
        action,
        actorId: me.participantId,
        subjectId: about,
        audience: 'plan',
      })
      return true
    })
    if (!done) return
    await collaboration().reconsider({ planId: me.planId })
    collaboration().changed(me.planId, 'steps')
  }

  return {
    async view(me) {
      const asking = await rights.of(me)
      const { viewer, situation } = asking
      const { step, settings, today } = situation
      const needs = needsOf(asking)
      const room = await roomOf(db.read, me.planId, 'private')
      const isInside = room !== null && (await doors.door(me, 'private')).open
      const mayChange = mayChangeSettings(viewer, today)
      return {
        step,
        steps: STEPS.filter((each) => each === step || stepsOf(needs).includes(each)),
        mayMoveTo: STEPS.filter(
          (to) => step !== 'private' && to !== 'private' && mayMove(viewer, step, to, today),
        ),
        mayBegin: await privateTime.mayBegin(me),
        needsProof:
          !viewer.isProven && belongsInPrivateTime({ ...asking, viewer: { ...viewer, isProven: true } }),
        isInside,
        mayEnd: isInside && mayEndPrivateTime(viewer, today),
        since: room?.createdAt ?? null,
        hasFacilitator: needs.hasFacilitator,
        settings: {
          eachApartFirst: settings.eachApartFirst,
          facilitatorWritesAlong: settings.facilitatorWritesAlong,
        },
        mayChange,
        beside:
          mayChange && viewer.isProven
            ? await besideOf(me).then((all) => all.map((row) => ({ ...row, role: row.role as Role })))
            : [],
        outside: isInside && room ? await outsideOf(me, asking, room.id) : [],
      }
    },

    async move(me, to) {
      const { viewer, situation } = await rights.of(me)
      const from = situation.step
      if (to === 'private') return privateTime.begin(me)
      // Private time ends by what the family chooses to show, never by a step alone.
      if (from === 'private' || !mayMove(viewer, from, to, situation.today)) throw new Refused()
      await change(me, { step: to, reviewOpen: false }, 'move-step', to, from)
    },

    async set(me, settings) {
      const { viewer, situation } = await rights.of(me)
      if (!mayChangeSettings(viewer, situation.today)) throw new Refused()
      const now = situation.settings
      const { eachApartFirst, facilitatorWritesAlong } = settings
      if (eachApartFirst !== now.eachApartFirst)
        await change(me, { eachApartFirst }, eachApartFirst ? 'apart-on' : 'apart-off', me.planId)
      if (facilitatorWritesAlong !== now.facilitatorWritesAlong)
        await change(
          me,
          { facilitatorReadsOnly: !facilitatorWritesAlong },
          facilitatorWritesAlong ? 'along-on' : 'along-off',
          me.planId,
        )
    },
  }
}
