/**
 * "Eerder opgeslagen": who sees which moment, and putting one back. Putting back is a change of the live document like
 * any other (R-B18, R-B33): nobody is disconnected, and what stood there is kept as a moment of its own just before.
 */
import { and, desc, eq, gte } from 'drizzle-orm'
import * as Y from 'yjs'
import { restorePoints } from '#db/schema.ts'
import { type Difference, differencesBetween } from '#plan/differences.ts'
import { readPlan } from '#plan/document.ts'
import { changesBetween } from '#plan/merge.ts'
import { putBack } from '#plan/put-back.ts'
import { record } from '../audit/audit.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import { FrozenError } from '../collaboration/transact.ts'
import type { Door, Doors } from '../plans/doors.ts'
import type { Me, PlanHeader, Plans } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Rights } from '../rights/rights.ts'
import type { Points, PointsOptions } from './points.ts'
import type { Restore, RestorePoint } from './types.ts'

interface Options extends Pick<PointsOptions, 'db' | 'clock'> {
  rights: Rights
  doors: Doors
  plans: Pick<Plans, 'header'>
  points: Points
  collaboration: () => Pick<Collaboration, 'read' | 'transact'>
}

type Row = typeof restorePoints.$inferSelect

export function createRestore({ db, clock, rights, doors, plans, points, collaboration }: Options): Restore {
  /** The room in which this person writes now, and since when. Null: writes nowhere. */
  async function writing(me: Me): Promise<{ room: (Door & { open: true })['room']; since: number } | null> {
    const { viewer, situation } = await rights.of(me)
    const door = await doors.door(me, situation.step === 'private' ? 'private' : 'plan')
    if (!door.open || door.access !== 'write' || viewer.joinedAt === null) return null
    return { room: door.room, since: viewer.joinedAt }
  }

  /** Whoever came later never sees what was taken away before: it may have been taken away because they would come. */
  const rowsFor = ({ room, since }: NonNullable<Awaited<ReturnType<typeof writing>>>) =>
    db.read
      .select()
      .from(restorePoints)
      .where(and(eq(restorePoints.roomId, room.id), gte(restorePoints.at, since)))
      .orderBy(desc(restorePoints.at), desc(restorePoints.id))

  async function one(me: Me, id: string) {
    const seat = await writing(me)
    const header = await plans.header(me.planId)
    if (!seat || !header) throw new Refused()
    const row = (await rowsFor(seat)).find((each) => each.id === id)
    if (!row) throw new Response(null, { status: 404, statusText: 'Not Found' })
    return { row, header, room: seat.room }
  }

  const differencesSince = (now: Y.Doc, { state }: Row, { template }: PlanHeader): Difference[] =>
    withDocument(state, (then) => differencesBetween(then, now, template))

  return {
    async page(me) {
      const seat = await writing(me)
      const header = await plans.header(me.planId)
      if (!seat || !header) return null
      const rows = await rowsFor(seat)
      const shown = await collaboration().read(seat.room.id, (now) =>
        rows.map((row) => asPoint(row, differencesSince(now, row, header))),
      )
      return { isPrivateTime: seat.room.kind === 'private', points: shown }
    },

    async look(me, id) {
      const { row, header, room } = await one(me, id)
      const differences = await collaboration().read(room.id, (now) => differencesSince(now, row, header))
      const document = withDocument(row.state, (then) => readPlan(then, header.template))
      return { point: asPoint(row, differences), document, differences }
    },

    async putBack(me, id) {
      const { row, room } = await one(me, id)
      const isSame = await collaboration().read(room.id, (now) =>
        withDocument(row.state, (then) => changesBetween(now, then).length === 0),
      )
      if (isSame) return false
      await points.take(room.id, 'before-restore')
      // Judged once more, as near to the change as can be. A plan that is being settled refuses by itself.
      await one(me, id)
      await collaboration()
        .transact(room.id, (doc) => withDocument(row.state, (then) => putBack(doc, then)))
        .catch((error: unknown) => {
          throw error instanceof FrozenError ? new Refused() : error
        })
      await db.write((tx) =>
        record(tx, clock.now(), {
          planId: me.planId,
          // What happens inside private time is known inside alone, and ends with it.
          roomId: room.kind === 'private' ? room.id : null,
          action: 'restore',
          actorId: me.participantId,
          subjectId: null,
          audience: 'plan',
        }),
      )
      return true
    },
  }
}

function asPoint({ id, at, reason }: Row, differences: readonly Difference[]): RestorePoint {
  const kinds = new Map<Difference['kind'], number>()
  for (const { kind } of differences) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return {
    id,
    at,
    reason: reason as RestorePoint['reason'],
    since: [...kinds].map(([kind, count]) => ({ kind, count })),
  }
}

function withDocument<T>(state: Uint8Array, work: (doc: Y.Doc) => T): T {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  try {
    return work(doc)
  } finally {
    doc.destroy()
  }
}
