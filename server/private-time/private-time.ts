/**
 * "Familietijd": the family among themselves, in a document of their own (ARCHITECTURE 4). Here is who may do what; how it
 * is done is in the files beside this one.
 */
import { isFamily, seatOf } from '#plan/rights/people.ts'
import { mayEndPrivateTime, mayMove } from '#plan/rights/steps.ts'
import { belongsInPrivateTime, type RoomRow, roomOf } from '../plans/doors.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Asking } from '../rights/rights.ts'
import { fork, freeze } from './begin.ts'
import type { PrivateTimeContext } from './context.ts'
import { backTo, differences, end, goOn, show } from './end.ts'
import { call, comeBack, leave, letIn, setBeside } from './inside.ts'
import { recover } from './recover.ts'
import type { PrivateTime } from './types.ts'

const SETTLE_MS = 1_500
/** A page hears of the end in a moment; a slow telephone gets a little more to send its last words. */
const lastWords = () => new Promise<void>((resolve) => setTimeout(resolve, SETTLE_MS))

type Defaults = 'lastWords' | 'onCalled'

export function createPrivateTime(
  options: Omit<PrivateTimeContext, Defaults> & Partial<Pick<PrivateTimeContext, Defaults>>,
): PrivateTime {
  const context: PrivateTimeContext = { lastWords, onCalled: async () => undefined, ...options }
  const { db, rights, doors, collaboration } = context

  /** The room of somebody who is in it; refused for everybody else as if there were none. */
  async function inside(me: Me): Promise<RoomRow> {
    const door = await doors.door(me, 'private')
    if (!door.open) throw new Refused()
    return door.room
  }
  /** Null when private time is over already: somebody else of the family was first, and nobody did wrong. */
  async function deciding(me: Me): Promise<RoomRow | null> {
    const asking = await rights.of(me)
    const { viewer, situation } = asking
    if (!viewer.isProven || !mayEndPrivateTime(viewer, situation.today)) throw new Refused()
    const door = await doors.door(me, 'private')
    if (door.open) return door.room
    if (door.why === 'not-this-step' && belongsInPrivateTime(asking)) return null
    throw new Refused()
  }

  function mayBegin({ viewer, situation }: Asking): boolean {
    // Who came by a link of somebody else would shut the plan, and stand outside.
    const isSure = viewer.isProven || !isFamily(seatOf(viewer, situation.today))
    return isSure && mayMove(viewer, situation.step, 'private', situation.today)
  }

  return {
    mayBegin: async (me) => mayBegin(await rights.of(me)),

    async begin(me) {
      const asking = await rights.of(me)
      // Two who begin at once want the same.
      if (asking.situation.step === 'private') return
      if (!mayBegin(asking)) throw new Refused()
      const { planId, participantId } = me
      if (!(await freeze(context, { planId, actorId: participantId, asking }))) return
      await collaboration().reconsider({ planId })
      await fork(context, planId)
    },

    async leave(me) {
      await leave(context, me, await inside(me))
    },

    async comeBack(me) {
      const room = await roomOf(db.read, me.planId, 'private')
      const asking = await rights.of(me)
      if (!room || !asking.viewer.isProven || !belongsInPrivateTime(asking)) throw new Refused()
      await comeBack(context, me, room)
    },

    async letIn(me, participantId) {
      const room = await inside(me)
      const { situation } = await rights.of(me)
      const person = situation.people.find(({ id }) => id === participantId)
      const belongs =
        person &&
        belongsInPrivateTime({ viewer: { ...person, isProven: true }, situation, may: () => ({ ok: true }) })
      if (!belongs) throw new Refused()
      await letIn(context, me, room, participantId)
    },

    async setBeside(me, participantId, isLetIn) {
      const { viewer, situation } = await rights.of(me)
      const room = await roomOf(db.read, me.planId, 'private')
      if (room) await inside(me)
      const person = situation.people.find(({ id }) => id === participantId)
      const isBeside = person && seatOf(person, situation.today) === 'beside'
      if (!isBeside || !viewer.isProven || !mayEndPrivateTime(viewer, situation.today)) throw new Refused()
      await setBeside(context, me, room, participantId, isLetIn)
    },

    async call(me, isAsked) {
      await call(context, await inside(me), isAsked)
    },

    async end(me) {
      const room = await deciding(me)
      if (room) await end(context, me, room)
    },

    async goOn(me) {
      const room = await deciding(me)
      if (room) await goOn(context, room)
    },

    async choice(me) {
      const door = await doors.door(me, 'private')
      if (!door.open) return null
      if (door.room.status === 'open')
        return { isChoosing: false, mayShow: false, differences: [], backTo: null }
      const { viewer, situation } = await rights.of(me)
      return {
        isChoosing: true,
        backTo: backTo(door.room),
        mayShow: mayEndPrivateTime(viewer, situation.today),
        differences: await differences(context, door.room),
      }
    },

    async show(me, chosen, to) {
      const room = await deciding(me)
      return room !== null && show(context, me, room, new Set(chosen), to)
    },

    recover: () => recover(context),
  }
}
