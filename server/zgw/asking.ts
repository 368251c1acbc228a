/** "Zet het plan in de zaak": the row that is written when the team asks. */
import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { cases, caseWorkers, deliveries, sendings, staffLog } from '#db/schema.ts'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import type { RegisterConnection } from '../organisations/types.ts'
import type { Staff } from '../staff/types.ts'
import { identificatieOf, type Kept, type Sending } from './sending-facts.ts'

const notThere = () => new Response(null, { status: 404 })

export function asking(options: {
  db: Database
  clock: Clock
  registerOf: (organisationId: string) => Promise<RegisterConnection | null>
}) {
  const { db, clock, registerOf } = options

  /** Of a case that this person works on; else 404, as for one that is not there. */
  async function mine(staff: Staff, sendingId: string): Promise<Sending & { caseId: string }> {
    if (!staff.roles.includes('team')) throw notThere()
    const [found] = await db.read
      .select({ sending: sendings, caseId: cases.id })
      .from(sendings)
      .innerJoin(cases, eq(cases.id, sendings.caseId))
      .innerJoin(caseWorkers, and(eq(caseWorkers.caseId, cases.id), eq(caseWorkers.staffId, staff.id)))
      .where(
        and(
          eq(sendings.id, sendingId),
          eq(sendings.status, 'sent'),
          eq(cases.organisationId, staff.organisation.id),
        ),
      )
    if (!found) throw notThere()
    return { ...found.sending, caseId: found.caseId }
  }

  return async (staff: Staff, sendingId: string): Promise<void> => {
    const sending = await mine(staff, sendingId)
    if (!(await registerOf(staff.organisation.id))) throw notThere()
    const now = clock.now()
    await db.write(async (tx) => {
      const [row] = await tx.select().from(deliveries).where(eq(deliveries.sendingId, sendingId))
      if (row && row.status !== 'failed') return
      const anew = { status: 'waiting', attempts: 0, notBefore: now, errorCode: null, askedBy: staff.id }
      if (row) await tx.update(deliveries).set(anew).where(eq(deliveries.sendingId, sendingId))
      else {
        const progress: Kept = { plan: { identificatie: await identificatieOf(tx, sending) } }
        await tx
          .insert(deliveries)
          .values({ sendingId, ...anew, progress: JSON.stringify(progress), createdAt: now })
      }
      await tx.insert(staffLog).values({
        ...{ id: newId(), at: now, staffId: staff.id, action: 'put-in-register', subjectId: sendingId },
        organisationId: staff.organisation.id,
      })
    })
  }
}
