/** Whose task an agreement is now: who promised it, less whose task came free, and whoever took it over. */
import { asc, eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { freeTasks } from '#db/schema.ts'
import type { Followed, Following } from './followed.ts'

export type FreeRow = typeof freeTasks.$inferSelect

export interface Task {
  agreement: Followed
  /** Participants whose promise it is today. */
  owners: string[]
  /** Open: nobody took it. */
  free: FreeRow[]
  /** How those who do it today in place of another, or again, came to it. */
  taken: FreeRow[]
}

export const freeRows = (read: Queries, planId: string): Promise<FreeRow[]> =>
  read
    .select()
    .from(freeTasks)
    .where(eq(freeTasks.planId, planId))
    .orderBy(asc(freeTasks.since), asc(freeTasks.id))

/** A next version is what the family agreed anew; only who left and is still named in it stays gone. */
const counts = (row: FreeRow, agreement: Followed, { settledAt }: Following): boolean =>
  row.agreementId === agreement.id &&
  (row.since >= settledAt ||
    (row.because === 'left' &&
      agreement.who.some(({ participantId }) => participantId === row.participantId)))

export function tasksOf(following: Following, rows: readonly FreeRow[]): Task[] {
  return following.agreements.map((agreement) => {
    const here = rows.filter((row) => counts(row, agreement, following))
    let owners = agreement.who.flatMap(({ participantId }) => participantId ?? [])
    for (const row of here) {
      owners = row.because === 'ended' ? [] : owners.filter((id) => id !== row.participantId)
      if (row.takenBy !== null) owners.push(row.takenBy)
    }
    return {
      agreement,
      owners: [...new Set(owners)],
      free: here.filter(({ takenAt }) => takenAt === null),
      taken: here.filter(
        ({ takenBy }, at) =>
          takenBy !== null &&
          owners.includes(takenBy) &&
          !here.slice(at + 1).some((later) => later.takenBy === takenBy),
      ),
    }
  })
}
