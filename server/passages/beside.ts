/** AG1: nobody changes the words of another, but puts a proposal or a differing view beside them. */
import { eq } from 'drizzle-orm'
import { comments } from '#db/schema.ts'
import { readersOf } from '#plan/rights/may.ts'
import { newId } from '../ids.ts'
import { Refused } from '../refused.ts'
import { ask, nothing, type PassagesContext, readable } from './context.ts'
import type { Passages } from './types.ts'
import { checkWords } from './writing.ts'

export function besides(context: PassagesContext): Pick<Passages, 'putBeside' | 'eraseBeside'> {
  const { db, clock, changed } = context
  return {
    async putBeside(me, id, { kind, words }) {
      const asked = await ask(context, me)
      const { item } = readable(asked, id)
      if (item.author === me.participantId || !asked.asking.may('comment', item).ok) throw new Refused()
      checkWords(words, null)
      const now = clock.now()
      const { open } = asked.plan
      await db.write((tx) =>
        tx.insert(comments).values({
          id: newId(),
          planId: me.planId,
          roomId: open?.id ?? null,
          authorId: me.participantId,
          kind,
          aboutKind: 'passage',
          aboutId: id,
          words,
          createdAt: now,
          changedAt: now,
        }),
      )
      const beside = {
        kind: 'comment' as const,
        about: item,
        author: me.participantId,
        ...(open ? { writtenIn: open.item } : {}),
      }
      const readers = readersOf(beside, asked.asking.situation, me.participantId)
      changed(me.planId, [me.participantId, ...readers.map((one) => one.id)])
    },

    async eraseBeside(me, besideId) {
      const asked = await ask(context, me)
      const beside = asked.plan.besides.find(({ row }) => row.id === besideId)
      if (!beside || !asked.asking.may('write', beside.item).ok) throw nothing()
      await db.write(async (tx) => {
        await tx.delete(comments).where(eq(comments.id, besideId))
        await context.eraseSealed?.(tx, me.planId, [besideId])
      })
      await db.forget()
      const readers = readersOf(beside.item, asked.asking.situation, me.participantId)
      changed(me.planId, [me.participantId, ...readers.map((one) => one.id)])
    },
  }
}
