/** The children of a plan: their birth and their names. What the plan says and who said it stays as it is. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { children, participants } from '#db/schema.ts'
import { isBirthday, LONGEST_CHILD_NAME } from '#plan/birth.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import { seatOf } from '#plan/rights/people.ts'
import { type AuditAction, record } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Rights } from '../rights/rights.ts'
import { roomNow } from '../roles/room-now.ts'
import type { Children } from './types.ts'

interface Options {
  db: Database
  clock: Clock
  rights: Rights
  onChanged(planId: string): void
}

type Child = typeof children.$inferSelect

export function createChildren({ db, clock, rights, onChanged }: Options): Children {
  /** A parent, on a browser that has shown to be this parent's. A guardian who only decides tells nothing. */
  async function tells(me: Me): Promise<boolean> {
    const { viewer, situation } = await rights.of(me)
    const seat = seatOf(viewer, situation.today)
    return viewer.isProven && viewer.role === 'parent' && seat !== null && seat !== 'guardian'
  }

  /** One change of one child, with its row in the log. `null` leaves everything as it is. */
  async function change(
    me: Me,
    childId: string,
    action: AuditAction,
    work: (child: Child, tx: Queries) => Promise<Partial<Child> | null>,
  ): Promise<void> {
    if (!(await tells(me))) throw new Refused()
    await db.write(async (tx) => {
      const here = and(eq(children.id, childId), eq(children.planId, me.planId))
      const [child] = await tx.select().from(children).where(here)
      if (!child) throw new Response(null, { status: 404, statusText: 'Not Found' })
      const set = await work(child, tx)
      if (!set) return
      await tx.update(children).set(set).where(here)
      await record(tx, clock.now(), {
        planId: me.planId,
        roomId: await roomNow(tx, me),
        action,
        actorId: me.participantId,
        subjectId: childId,
        audience: 'plan',
      })
    })
    onChanged(me.planId)
  }

  return {
    today: () => amsterdamDate(clock.now()),

    async of(me) {
      if (!(await tells(me))) return null
      const [all, placed] = await Promise.all([
        db.read.select().from(children).where(eq(children.planId, me.planId)).orderBy(asc(children.position)),
        withPlace(db.read, me.planId),
      ])
      return all.map(({ id, name, unborn, bornOn, bornInPlan }) => ({
        id,
        name,
        isBorn: !unborn,
        bornOn,
        mayTakeBack: !unborn && bornInPlan && !placed.has(id),
      }))
    },

    async born(me, childId, { name, bornOn }) {
      if (!isBirthday(bornOn, amsterdamDate(clock.now()))) throw badRequest()
      const given = checkedName(name)
      await change(me, childId, 'child-born', async (child) =>
        child.unborn ? { unborn: false, bornOn, bornInPlan: true, name: given || child.name } : null,
      )
    },

    takeBack: (me, childId) =>
      change(me, childId, 'child-not-born', async (child, tx) => {
        if (child.unborn) return null
        // Somebody who came in as this child is there.
        if (!child.bornInPlan || (await withPlace(tx, me.planId)).has(childId)) throw new Refused()
        return { unborn: true, bornOn: null, bornInPlan: false }
      }),

    async rename(me, childId, name) {
      const given = checkedName(name)
      await change(me, childId, 'child-named', async (child) => {
        // A child that was named keeps a name.
        if (given === '' && !child.unborn) throw badRequest()
        return given === child.name ? null : { name: given }
      })
    },
  }
}

const badRequest = () => new Response(null, { status: 400 })

function checkedName(name: string): string {
  const given = name.normalize('NFC').trim()
  if (given.length > LONGEST_CHILD_NAME) throw badRequest()
  return given
}

/** The children as whom a young person takes part or was invited. */
async function withPlace(read: Queries, planId: string): Promise<ReadonlySet<string | null>> {
  const rows = await read
    .select({ childId: participants.childId })
    .from(participants)
    .where(and(eq(participants.planId, planId), inArray(participants.status, ['invited', 'joined'])))
  return new Set(rows.map(({ childId }) => childId))
}
