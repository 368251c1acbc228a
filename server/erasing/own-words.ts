/**
 * "Wis al mijn teksten": everything that is one person's own goes at once, from the tables and from sealed versions (R-B32).
 * What everyone wrote together stays: nobody can take a shared sentence apart.
 */
import { and, eq, inArray, isNotNull, ne, or } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { acceptances, answers, comments, passages, scores } from '#db/schema.ts'
import { record } from '../audit/audit.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { isProven } from '../rights/rights.ts'
import type { ErasingContext } from './context.ts'
import type { OwnWords } from './types.ts'

/** A condition of Veilig Thuis, a GI or the team is not its writer's own to take away. */
const mine = (me: Me) => and(eq(passages.authorId, me.participantId), ne(passages.kind, 'locked-condition'))

export async function countOwnWords(read: Queries, me: Me): Promise<OwnWords | null> {
  if (!isProven(me)) return null
  const own = { participantId: me.participantId }
  const [texts, remarks, numbers] = await Promise.all([
    read.select({ id: passages.id }).from(passages).where(mine(me)),
    read.select({ id: comments.id }).from(comments).where(eq(comments.authorId, own.participantId)),
    read.select({ id: scores.id }).from(scores).where(eq(scores.participantId, own.participantId)),
  ])
  return { texts: texts.length, remarks: remarks.length, scores: numbers.length }
}

export async function eraseOwnWords(context: ErasingContext, me: Me): Promise<void> {
  const { db, clock, collaboration } = context
  if (!isProven(me)) throw new Refused()
  await db.write(async (tx) => {
    await eraseRows(context, tx, me)
    const audience = me.participantId
    const entry = { planId: me.planId, actorId: audience, subjectId: audience, audience }
    await record(tx, clock.now(), { ...entry, action: 'erase' })
  })
  await db.forget()
  for (const topic of ['passages', 'comments', 'scores']) collaboration().changed(me.planId, topic)
}

export async function eraseRows({ versions }: ErasingContext, tx: Queries, me: Me): Promise<void> {
  const { planId, participantId } = me
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
  const texts = ids(await tx.delete(passages).where(mine(me)).returning({ id: passages.id }))
  // What stood beside these words quotes them, and had no other readers.
  const remarks = ids(
    await tx
      .delete(comments)
      .where(
        or(
          eq(comments.authorId, participantId),
          and(eq(comments.aboutKind, 'passage'), inArray(comments.aboutId, texts)),
        ),
      )
      .returning({ id: comments.id }),
  )
  const numbers = ids(
    await tx.delete(scores).where(eq(scores.participantId, participantId)).returning({ id: scores.id }),
  )
  await tx.update(answers).set({ remark: null }).where(eq(answers.participantId, participantId))
  // The yes or no stays, without the words beside it.
  const reasons = ids(
    await tx
      .update(acceptances)
      .set({ because: null })
      .where(and(eq(acceptances.participantId, participantId), isNotNull(acceptances.because)))
      .returning({ id: acceptances.id }),
  )
  await versions().eraseItems(tx, planId, [...texts, ...remarks, ...numbers, ...reasons])
}
