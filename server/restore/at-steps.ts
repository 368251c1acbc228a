/** A moment of the plan at each step: before it moves on, and after private time ended. */
import type { Queries } from '#db/connection.ts'
import { roomOf } from '../plans/doors.ts'
import type { PrivateTime } from '../private-time/types.ts'
import type { Steps } from '../steps/types.ts'
import type { Points } from './points.ts'

interface Options {
  read: Queries
  points: Pick<Points, 'take'>
}

export function momentsAtSteps({ read, points }: Options) {
  async function keep(planId: string): Promise<void> {
    const room = await roomOf(read, planId, 'plan')
    if (room) await points.take(room.id, 'step')
  }
  return {
    steps: (steps: Steps): Steps => ({
      ...steps,
      async move(me, to) {
        await keep(me.planId)
        await steps.move(me, to)
      },
    }),
    privateTime: (privateTime: PrivateTime): PrivateTime => ({
      ...privateTime,
      async begin(me) {
        await keep(me.planId)
        await privateTime.begin(me)
      },
      async show(me, chosen, to) {
        const isShown = await privateTime.show(me, chosen, to)
        if (isShown) await keep(me.planId)
        return isShown
      },
    }),
  }
}
