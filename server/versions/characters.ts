/**
 * How much of a version the family and its circle wrote, kept as two numbers when it is settled (for `server/counts`):
 * the shared text by who typed it, and the words that are one person's own by their author. What was written in private
 * time, and what the server put back, is the family's together. White space, names and choices are not counted.
 */
import { eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { participants } from '#db/schema.ts'
import { lengthOf } from '#plan/authors.ts'
import type { RecordItem } from '#plan/record/record.ts'
import { isFamilyRole, type Role } from '#plan/roles.ts'
import { readAuthors } from '../collaboration/authors.ts'
import { SERVER } from '../collaboration/client-ids.ts'
import type { PlanHeader } from '../plans/types.ts'

export async function charactersIn(
  read: Queries,
  { id, roomId }: PlanHeader,
  typed: ReadonlyMap<number, number>,
  items: readonly RecordItem[],
): Promise<{ family: number; total: number }> {
  const [personOf, people] = await Promise.all([
    readAuthors(read, roomId),
    read
      .select({ id: participants.id, role: participants.role })
      .from(participants)
      .where(eq(participants.planId, id)),
  ])
  const roles = new Map(people.map((one) => [one.id, one.role as Role]))
  const isFamily = (person: string | null | undefined) => {
    const role = roles.get(person ?? '')
    return person === SERVER || (role !== undefined && isFamilyRole(role))
  }
  const counted = [
    ...[...typed].map(([client, length]) => ({ person: personOf.get(client), length })),
    ...items.flatMap((item) =>
      item.kind === 'passage' || item.kind === 'condition' || item.kind === 'view'
        ? [{ person: item.author, length: lengthOf(item.content?.words ?? '') }]
        : [],
    ),
  ]
  const sum = (list: typeof counted) => list.reduce((all, { length }) => all + length, 0)
  return { family: sum(counted.filter(({ person }) => isFamily(person))), total: sum(counted) }
}
