/**
 * A face beside an agreement, of a child of 0-11: the child alone chooses it and takes it back. Who follows the plan sees it as
 * the child gave it; it is in no number.
 */
import { and, desc, eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { agreementFaces, participants } from '#db/schema.ts'
import { AGREEMENT_FACES, type AgreementFace } from '#plan/reviews/faces-drawing.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import { seatOf } from '#plan/rights/people.ts'
import { newId } from '../ids.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Asking } from '../rights/rights.ts'
import { nothing, type ReviewsContext } from './context.ts'
import type { FaceBeside, Reviews } from './types.ts'

/** Not while the family is among itself: nobody is asked anything then. */
export const mayGiveFaces = ({ viewer, situation }: Asking): boolean =>
  seatOf(viewer, situation.today) === 'child' && situation.step !== 'private'

/** The latest of each child beside each agreement, as far as this person may read it. */
export async function facesBeside(read: Queries, me: Me, asking: Asking): Promise<Map<string, FaceBeside[]>> {
  const rows = await read
    .select({ row: agreementFaces, name: participants.name })
    .from(agreementFaces)
    .innerJoin(participants, eq(participants.id, agreementFaces.participantId))
    .where(eq(agreementFaces.planId, me.planId))
    .orderBy(desc(agreementFaces.at), desc(agreementFaces.id))
  const seen = new Set<string>()
  const latest = rows.flatMap(({ row, name }) => {
    const key = `${row.agreementId} ${row.participantId}`
    const isMine = row.participantId === me.participantId
    const item = { kind: 'check-in', author: row.participantId, isOwnTask: true } as const
    if (seen.has(key) || (!isMine && !asking.may('read', item).ok)) return []
    seen.add(key)
    const face = row.face as AgreementFace
    return [[row.agreementId, { name, isMine, face, on: amsterdamDate(row.at) }] as const]
  })
  const byAgreement = Map.groupBy(latest, ([agreementId]) => agreementId)
  return new Map([...byAgreement].map(([id, all]) => [id, all.map(([, face]) => face)]))
}

export function givingFaces({
  db,
  clock,
  rights,
  versions,
  collaboration,
}: ReviewsContext): Pick<Reviews, 'giveFace'> {
  return {
    async giveFace(me, agreementId, face) {
      if (!mayGiveFaces(await rights.of(me))) throw new Refused()
      if (face !== null && !AGREEMENT_FACES.includes(face)) throw new Response(null, { status: 400 })
      const [newest] = await versions.list(me)
      const { items } = newest ? (await versions.version(me, newest.number)).record : { items: [] }
      if (!items.some(({ kind, id }) => kind === 'agreement' && id === agreementId)) throw nothing()
      const { planId, participantId } = me
      await db.write(async (tx) => {
        const now = clock.now()
        const mine = and(
          eq(agreementFaces.participantId, participantId),
          eq(agreementFaces.agreementId, agreementId),
        )
        // One a day: another takes its place.
        for (const row of await tx.select().from(agreementFaces).where(mine))
          if (amsterdamDate(row.at) === amsterdamDate(now))
            await tx.delete(agreementFaces).where(eq(agreementFaces.id, row.id))
        if (face !== null)
          await tx
            .insert(agreementFaces)
            .values({ id: newId(), planId, agreementId, participantId, face, at: now })
      })
      collaboration().changed(planId, 'steps')
    },
  }
}
