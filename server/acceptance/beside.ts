/** A differing view beside an agreement: words of one person, as large as the agreement itself (AG1). */
import { and, eq } from 'drizzle-orm'
import { comments } from '#db/schema.ts'
import { MAX_COMMENT } from '#plan/comment.ts'
import type { Item } from '#plan/rights/content.ts'
import { isFamily, seatOf } from '#plan/rights/people.ts'
import { newId } from '../ids.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { type AcceptanceContext, type Asked, agreementOf, ask, nothing, tell } from './context.ts'
import type { Acceptance } from './types.ts'

const viewOf = (author: string): Item => ({ kind: 'comment', author, about: { kind: 'shared-text' } })

/** The family's: who guides puts a remark beside it. */
export const mayBeside = ({ asking }: Asked, me: Me): boolean =>
  isFamily(seatOf(asking.viewer, asking.situation.today)) && asking.may('write', viewOf(me.participantId)).ok

export function besides(context: AcceptanceContext): Pick<Acceptance, 'addView' | 'eraseView'> {
  const { db, clock } = context
  return {
    async addView(me, agreementId, given) {
      const asked = await ask(context, me)
      if (asked.situation.step === 'private' || !mayBeside(asked, me)) throw new Refused()
      if (!agreementOf(asked, agreementId)) return 'gone'
      const words = given.trim()
      if (words === '') return 'words'
      if (words.length > MAX_COMMENT) throw new Response(null, { status: 400 })
      const at = clock.now()
      await db.write((tx) =>
        tx.insert(comments).values({
          ...{ id: newId(), planId: me.planId, roomId: null, authorId: me.participantId, words },
          ...{ kind: 'differing-view', aboutKind: 'agreement', aboutId: agreementId },
          createdAt: at,
          changedAt: at,
        }),
      )
      tell(context, me, asked)
      return 'saved'
    },

    async eraseView(me, viewId) {
      const asked = await ask(context, me)
      const view = asked.answers.flatMap(({ views }) => views).find(({ id }) => id === viewId)
      if (!view) throw nothing()
      if (view.participantId !== me.participantId || !asked.asking.may('write', viewOf(me.participantId)).ok)
        throw new Refused()
      await db.write(async (tx) => {
        await tx.delete(comments).where(and(eq(comments.id, viewId), eq(comments.planId, me.planId)))
        await context.eraseSealed?.(tx, me.planId, [viewId])
      })
      await db.forget()
      tell(context, me, asked)
    },
  }
}
