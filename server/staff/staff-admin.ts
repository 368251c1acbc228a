/** Who of an organisation signed in, for its administrator; ending somebody takes effect at once. */
import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { staff, staffLog, staffSessions } from '#db/schema.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import { Refused } from '../refused.ts'
import type { Staff, StaffAdmin, StaffRole } from './types.ts'

export function createStaffAdmin({ db, clock }: { db: Database; clock: Clock }): StaffAdmin {
  const allow = (who: Staff) => {
    if (!who.roles.includes('administrator')) throw new Refused()
  }
  return {
    async list(who) {
      allow(who)
      const rows = await db.read
        .select()
        .from(staff)
        .where(eq(staff.organisationId, who.organisation.id))
        .orderBy(asc(staff.name))
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        roles: JSON.parse(row.roles) as StaffRole[],
        since: amsterdamDate(row.createdAt),
        isMe: row.id === who.id,
        ended: row.endedAt !== null,
      }))
    },
    async end(who, staffId) {
      allow(who)
      if (staffId === who.id) throw new Refused()
      const now = clock.now()
      const organisationId = who.organisation.id
      await db.write(async (tx) => {
        const ofHere = and(eq(staff.id, staffId), eq(staff.organisationId, organisationId))
        const [row] = await tx.select({ id: staff.id }).from(staff).where(ofHere)
        if (!row) throw new Response(null, { status: 404 })
        await tx.update(staff).set({ endedAt: now }).where(ofHere)
        await tx.delete(staffSessions).where(eq(staffSessions.staffId, staffId))
        await tx.insert(staffLog).values({
          id: newId(),
          organisationId,
          at: now,
          staffId: who.id,
          action: 'end-staff',
          subjectId: staffId,
        })
      })
    },
  }
}
