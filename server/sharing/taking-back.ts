/**
 * "Trek terug". Until the team has answered the words themselves go (R-B32); afterwards the answer would hang in the air,
 * and it is written beside it that the family took it back.
 */
import { eq } from 'drizzle-orm'
import { sendings } from '#db/schema.ts'
import { record as note } from '../audit/audit.ts'
import { Refused } from '../refused.ts'
import { clearAfterTakingBack } from '../zgw/withdrawn.ts'
import { consentsOf, knowsOf, nothing, rowOf, type SharingContext } from './context.ts'
import type { Sharing } from './types.ts'
import { mayWithdraw } from './viewing.ts'

export function takingBack({ db, clock, rights, versions }: SharingContext): Pick<Sharing, 'withdraw'> {
  return {
    async withdraw(me, sendingId) {
      const asking = await rights.of(me)
      const consents = await consentsOf(db.read, sendingId)
      const seen = await rowOf(db.read, me.planId, sendingId)
      if (!knowsOf(asking, seen, consents)) throw nothing()
      if (seen.status === 'withdrawn') return
      if (!mayWithdraw(seen, asking, consents)) throw new Refused()
      await db.write(async (tx) => {
        // The team may answer at this very moment.
        const row = await rowOf(tx, me.planId, sendingId)
        if (row.status === 'withdrawn') return
        const emptied = {
          ...{ content: null, digest: null, code: null, selection: '{}', labels: '[]' },
          ...{ annexContent: null, annexDigest: null, annexCode: null },
        }
        await tx
          .update(sendings)
          .set({
            status: 'withdrawn',
            withdrawnAt: clock.now(),
            linkHash: null,
            ...(row.answeredAt === null && emptied),
          })
          .where(eq(sendings.id, sendingId))
        if (row.sentAt === null) return
        if (row.ownWordsOnly && row.code !== null) await versions.ownWordsTakenBack(tx, row.code, clock.now())
        await clearAfterTakingBack(tx, sendingId, clock.now())
        await note(tx, clock.now(), {
          planId: me.planId,
          action: 'share-withdrawn',
          actorId: me.participantId,
          subjectId: sendingId,
          audience: row.ownWordsOnly ? me.participantId : 'plan',
        })
      })
      await db.forget()
    },
  }
}
