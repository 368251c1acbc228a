/**
 * Numbers on a scale: one person's own, hidden until that person shows it, never averaged. Each change is a new row, so
 * that a later look back can draw how it went.
 */
import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { participants, scores } from '#db/schema.ts'
import { mayReadScore, mayScore } from '#plan/access.ts'
import { paletteHex } from '#plan/palette.ts'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import { type Me, Refused, type Scores } from '../services.ts'

export function createScores(options: {
  db: Database
  clock: Clock
  changed: (planId: string) => void
}): Scores {
  const { db, clock, changed } = options

  /** The newest row of each person and field; rows of the same moment keep their order of writing. */
  async function latest(planId: string) {
    const rows = await db.read
      .select({
        score: scores,
        name: participants.name,
        color: participants.color,
        status: participants.status,
      })
      .from(scores)
      .innerJoin(participants, eq(participants.id, scores.participantId))
      .where(eq(scores.planId, planId))
      .orderBy(asc(scores.createdAt))
    return [...new Map(rows.map((row) => [`${row.score.participantId} ${row.score.fieldId}`, row])).values()]
  }

  async function add(me: Me, fieldId: string, value: number, shown: boolean): Promise<void> {
    await db.write((tx) =>
      tx.insert(scores).values({
        id: newId(),
        planId: me.planId,
        participantId: me.participantId,
        fieldId,
        value,
        shown,
        createdAt: clock.now(),
      }),
    )
    if (shown) changed(me.planId)
  }

  const mine = async (me: Me, fieldId: string) =>
    (await latest(me.planId)).find(
      ({ score }) => score.participantId === me.participantId && score.fieldId === fieldId,
    )?.score

  return {
    async list(me) {
      const rows = await latest(me.planId)
      return rows
        .filter(({ score }) => mayReadScore(me, score))
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
    async give(me, fieldId, value) {
      if (!mayScore(me)) throw new Refused()
      await add(me, fieldId, value, (await mine(me, fieldId))?.shown ?? false)
    },
    async show(me, fieldId, shown) {
      if (!mayScore(me)) throw new Refused()
      const score = await mine(me, fieldId)
      if (!score) throw new Refused()
      await add(me, fieldId, score.value, shown)
      if (!shown) changed(me.planId)
    },
  }
}
