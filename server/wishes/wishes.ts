import { and, asc, count, eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { companyWishes, participants } from '#db/schema.ts'
import { mayRevoke } from '#plan/access.ts'
import { isMeant } from '#plan/wished-away.ts'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import { asOther } from '../people/context.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Rights } from '../rights/rights.ts'
import type { CompanyWish, CompanyWishes } from './types.ts'

interface Options {
  db: Database
  clock: Clock
  rights: Rights
}

const MOST = 10
const LONGEST_NAME = 80
const FAMILY: readonly string[] = ['parent', 'youth', 'network']

export function createCompanyWishes({ db, clock, rights }: Options): CompanyWishes {
  async function mayWish(me: Me): Promise<boolean> {
    const { viewer } = await rights.of(me)
    return viewer.isProven && viewer.status === 'joined' && FAMILY.includes(viewer.role)
  }
  async function requireWishing(me: Me): Promise<void> {
    if (!(await mayWish(me))) throw new Refused()
  }
  const mine = (me: Me) =>
    and(eq(companyWishes.planId, me.planId), eq(companyWishes.participantId, me.participantId))

  return {
    async of(me) {
      if (!(await mayWish(me))) return null
      const rows = await db.read
        .select({ wish: companyWishes, met: participants })
        .from(companyWishes)
        .leftJoin(participants, eq(participants.id, companyWishes.metId))
        .where(mine(me))
        .orderBy(asc(companyWishes.createdAt), asc(companyWishes.id))
      return rows.map(({ wish, met }): CompanyWish => {
        const { id, name } = wish
        const { status } = met ?? {}
        if (!met || (status !== 'invited' && status !== 'joined')) return { id, name, met: null }
        const revokes = mayRevoke(me, asOther(met))
        return { id, name, met: { participantId: met.id, name: met.name, status, mayRevoke: revokes } }
      })
    },

    async add(me, name) {
      await requireWishing(me)
      const written = name.normalize('NFC').trim()
      if (written === '' || written.length > LONGEST_NAME) throw new Response(null, { status: 400 })
      return db.write(async (tx) => {
        const [all] = await tx.select({ count: count() }).from(companyWishes).where(mine(me))
        if ((all?.count ?? 0) >= MOST) return 'full'
        await tx.insert(companyWishes).values({
          id: newId(),
          planId: me.planId,
          participantId: me.participantId,
          name: written,
          createdAt: clock.now(),
        })
        return 'saved'
      })
    },

    async erase(me, id) {
      await requireWishing(me)
      await db.write((tx) => tx.delete(companyWishes).where(and(mine(me), eq(companyWishes.id, id))))
      await db.forget()
    },

    async dismiss(me, id) {
      await requireWishing(me)
      await db.write((tx) =>
        tx
          .update(companyWishes)
          .set({ metId: null })
          .where(and(mine(me), eq(companyWishes.id, id))),
      )
    },

    async isAgainstOwn(me, name) {
      const rows = await db.read.select({ name: companyWishes.name }).from(companyWishes).where(mine(me))
      return rows.some((wish) => isMeant(wish.name, name)) && (await mayWish(me))
    },
  }
}
