/** Somebody asks for company while making a plan: with the team, or with somebody independent. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { roadRequests } from '#db/schema.ts'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import { Refused } from '../refused.ts'
import type { Staff } from '../staff/types.ts'
import type { Road, Roads } from './types.ts'

export function createRoads({ db, clock }: { db: Database; clock: Clock }): Roads {
  const allow = (staff: Staff) => {
    if (!staff.roles.includes('intake')) throw new Refused()
  }
  return {
    async ask(organisationId, request) {
      await db.write((tx) =>
        tx.insert(roadRequests).values({ id: newId(), organisationId, ...request, createdAt: clock.now() }),
      )
    },
    async waiting(staff) {
      allow(staff)
      const rows = await db.read
        .select()
        .from(roadRequests)
        .where(and(eq(roadRequests.organisationId, staff.organisation.id), isNull(roadRequests.doneAt)))
        .orderBy(asc(roadRequests.createdAt))
      return rows.map(({ id, road, name, reach, createdAt }) => ({
        id,
        road: road as Road,
        name,
        reach,
        createdAt,
      }))
    },
    async done(staff, requestId) {
      allow(staff)
      // How to reach somebody is needed until that was done, and no longer.
      await db.write((tx) =>
        tx
          .update(roadRequests)
          .set({ doneAt: clock.now(), doneBy: staff.id, name: '', reach: '' })
          .where(and(eq(roadRequests.id, requestId), eq(roadRequests.organisationId, staff.organisation.id))),
      )
      await db.forget()
    },
  }
}
