/**
 * How old a child is decides whose yes is needed. It is asked here and not before (DOMAIN 1.5), and only the year: of a
 * year alone the strictest reading holds. What is known already is changed nowhere here.
 */
import { and, eq, isNull } from 'drizzle-orm'
import { children } from '#db/schema.ts'
import { Refused } from '../refused.ts'
import { asSender, type SharingContext } from './context.ts'
import type { Sharing } from './types.ts'

const OLDEST = 23

export function birthYears(context: SharingContext): Pick<Sharing, 'tellBirthYear'> {
  return {
    async tellBirthYear(me, childId, year) {
      const { viewer, situation } = await asSender(context, me)
      if (viewer.role !== 'parent') throw new Refused()
      const now = Number(situation.today.slice(0, 4))
      if (!/^\d{4}$/.test(year) || Number(year) > now || Number(year) < now - OLDEST) return false
      await context.db.write((tx) =>
        tx
          .update(children)
          .set({ bornOn: year })
          .where(
            and(
              eq(children.id, childId),
              eq(children.planId, me.planId),
              eq(children.unborn, false),
              isNull(children.bornOn),
            ),
          ),
      )
      return true
    },
  }
}
