/**
 * What an adult is to each child, changed by that adult alone. A guardian of an institution changes nothing here: with
 * one tick such a guardian would be a parent who writes and is there in family time.
 */
import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { childAdults, children } from '#db/schema.ts'
import { seatOf } from '#plan/rights/people.ts'
import { record } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Rights } from '../rights/rights.ts'
import type { OwnBond, OwnBonds } from './types.ts'

interface Options {
  db: Database
  clock: Clock
  rights: Rights
  onChanged(planId: string): void
}

/** Whose word about authority it is. */
const BY_OWN_WORD = 'self'

export function createOwnBonds({ db, clock, rights, onChanged }: Options): OwnBonds {
  async function of(me: Me) {
    const { viewer, situation } = await rights.of(me)
    const { role } = viewer
    if (!viewer.isProven || (role !== 'parent' && role !== 'network')) return null
    if (viewer.bonds.some((bond) => bond.isGuardian) || seatOf(viewer, situation.today) === null) return null
    const kids = await db.read
      .select({ id: children.id, name: children.name })
      .from(children)
      .where(eq(children.planId, me.planId))
      .orderBy(asc(children.position))
    const bonds = kids.map(({ id, name }): OwnBond => {
      const bond = viewer.bonds.find(({ childId }) => childId === id)
      return {
        childId: id,
        childName: name,
        raises: bond?.raisesChild ?? role === 'parent',
        isFosterParent: bond?.isFosterParent ?? false,
        authority: bond?.hasAuthority ?? (role === 'parent' ? 'unknown' : 'no'),
      }
    })
    return { role, bonds }
  }

  return {
    of,
    async change(me, given) {
      const own = await of(me)
      if (!own) throw new Refused()
      const isParent = own.role === 'parent'
      const { today } = await rights.situation(me.planId)
      const changed = own.bonds.flatMap((was) => {
        const wish = given.find(({ childId }) => childId === was.childId)
        if (!wish) return []
        const bond = isParent
          ? { raises: wish.raises, isFosterParent: false, authority: wish.authority }
          : { raises: wish.isFosterParent, isFosterParent: wish.isFosterParent, authority: 'no' as const }
        const same =
          bond.raises === was.raises &&
          bond.isFosterParent === was.isFosterParent &&
          bond.authority === was.authority
        return same ? [] : [{ childId: was.childId, ...bond }]
      })
      if (changed.length === 0) return
      await db.write(async (tx) => {
        for (const { childId, raises, isFosterParent, authority } of changed) {
          const row = {
            raisesChild: raises,
            isFosterParent,
            authority,
            authoritySource: authority === 'unknown' ? null : BY_OWN_WORD,
            authorityOn: authority === 'unknown' ? null : today,
          }
          // Judged again while writing: a guardian's row stays as it is.
          const mine = and(
            eq(childAdults.childId, childId),
            eq(childAdults.participantId, me.participantId),
            eq(childAdults.isGuardian, true),
          )
          const [guarded] = await tx.select().from(childAdults).where(mine)
          if (guarded) throw new Refused()
          await tx
            .insert(childAdults)
            .values({ childId, participantId: me.participantId, ...row })
            .onConflictDoUpdate({ target: [childAdults.childId, childAdults.participantId], set: row })
        }
        await record(tx, clock.now(), {
          planId: me.planId,
          action: 'role-change',
          actorId: me.participantId,
          subjectId: me.participantId,
          audience: 'plan',
        })
      })
      onChanged(me.planId)
    },
  }
}
