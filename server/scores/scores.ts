/**
 * Numbers on a scale: one person's own, hidden until that person shows it, never averaged. Each change is a new row, so
 * that a later look back can draw how it went.
 */
import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { participants, scores } from '#db/schema.ts'
import { paletteHex } from '#plan/palette.ts'
import type { Item } from '#plan/rights/content.ts'
import { readersOf } from '#plan/rights/may.ts'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import { type Doors, privateRoomItem, roomOf } from '../plans/doors.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Asking, Rights } from '../rights/rights.ts'
import type { Scores } from './types.ts'

export function createScores(options: {
  db: Database
  clock: Clock
  rights: Rights
  doors: Doors
  changed: (planId: string, participantIds: readonly string[]) => void
}): Scores {
  const { db, clock, rights, doors, changed } = options

  /**
   * The newest row of each person and field that was not written in a private room without this person; rows of the same
   * moment keep their order of writing.
   */
  async function latest(me: Me, asking: Asking) {
    const rows = await db.read
      .select({
        score: scores,
        name: participants.name,
        color: participants.color,
        status: participants.status,
      })
      .from(scores)
      .innerJoin(participants, eq(participants.id, scores.participantId))
      .where(eq(scores.planId, me.planId))
      .orderBy(asc(scores.createdAt))
    const room = await roomOf(db.read, me.planId, 'private')
    const isInside = room !== null && asking.may('read', await privateRoomItem(db.read, room)).ok
    const known = rows.filter(({ score }) => score.roomId === null || isInside)
    return [...new Map(known.map((row) => [`${row.score.participantId} ${row.score.fieldId}`, row])).values()]
  }

  const itemOf = (author: string, isShown: boolean): Item => ({ kind: 'score', author, isShown })
  /** Whoever reads a number that is shown, also when it is hidden again. */
  const tell = (me: Me, { situation }: Asking) =>
    changed(me.planId, [
      me.participantId,
      ...readersOf(itemOf(me.participantId, true), situation, me.participantId).map(({ id }) => id),
    ])
  const mayScore = (asking: Asking, me: Me) => asking.may('write', itemOf(me.participantId, false)).ok

  async function add(me: Me, asking: Asking, fieldId: string, value: number, shown: boolean): Promise<void> {
    const door = await doors.door(me, 'private')
    await db.write((tx) =>
      tx.insert(scores).values({
        id: newId(),
        planId: me.planId,
        roomId: door.open ? door.roomId : null,
        participantId: me.participantId,
        fieldId,
        value,
        shown,
        createdAt: clock.now(),
      }),
    )
    if (shown) tell(me, asking)
  }

  const mine = async (me: Me, asking: Asking, fieldId: string) =>
    (await latest(me, asking)).find(
      ({ score }) => score.participantId === me.participantId && score.fieldId === fieldId,
    )?.score

  return {
    async list(me) {
      const asking = await rights.of(me)
      const rows = await latest(me, asking)
      return rows
        .filter(({ score }) => asking.may('read', itemOf(score.participantId, score.shown)).ok)
        .map(({ score, name, color }) => ({
          fieldId: score.fieldId,
          participantId: score.participantId,
          name,
          color: paletteHex(color),
          value: score.value,
          shown: score.shown,
          mine: score.participantId === me.participantId,
        }))
    },
    mayGive: async (me) => mayScore(await rights.of(me), me),
    async give(me, fieldId, value) {
      const asking = await rights.of(me)
      if (!mayScore(asking, me)) throw new Refused()
      await add(me, asking, fieldId, value, (await mine(me, asking, fieldId))?.shown ?? false)
    },
    async show(me, fieldId, shown) {
      const asking = await rights.of(me)
      if (!mayScore(asking, me)) throw new Refused()
      const score = await mine(me, asking, fieldId)
      if (!score) throw new Refused()
      await add(me, asking, fieldId, score.value, shown)
      if (!shown) tell(me, asking)
    },
  }
}
