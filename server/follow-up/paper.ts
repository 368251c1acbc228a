/**
 * Said on paper, and typed over by who leads the plan: only for somebody without a device of their own, and who did it stands
 * beside each answer. What that person said on a screen the same day stays.
 */
import { and, eq, isNull, ne } from 'drizzle-orm'
import { checkIns, participants } from '#db/schema.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import { isLeading } from '#plan/rights/people.ts'
import { withoutDevice } from '../confirmation/without-device.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { stateOf, write } from './check-ins.ts'
import { ask, type FollowContext, followers, nothing } from './context.ts'
import type { FollowUp } from './types.ts'

type Asked = Awaited<ReturnType<typeof ask>>

/** For whom this person may type over what was said on paper. */
export async function paperPeople(
  { db, clock }: FollowContext,
  me: Me,
  { viewer, situation, mayAnswer }: Asked,
): Promise<{ id: string; name: string }[]> {
  if (!mayAnswer || !isLeading(viewer, situation.today, 12)) return []
  const without = await withoutDevice(db.read, me.planId, clock.now())
  const all = new Set(followers(situation).filter((id) => id !== me.participantId && without.has(id)))
  const people = await db.read.select().from(participants).where(eq(participants.planId, me.planId))
  return people.flatMap(({ id, name }) => (all.has(id) ? [{ id, name }] : []))
}

export function onPaper(context: FollowContext): Pick<FollowUp, 'enterPaper'> {
  const { db, clock } = context
  return {
    async enterPaper(me, participantId, answers) {
      const asked = await ask(context, me)
      const mayEnter = (await paperPeople(context, me, asked)).some(({ id }) => id === participantId)
      if (asked.state !== 'open' || !mayEnter) throw new Refused()
      const state = await stateOf(context, me.planId)
      const { planId, participantId: enteredBy } = me
      await db.write(async (tx) => {
        const now = clock.now()
        for (const [agreementId, answer] of Object.entries(answers)) {
          const task = state?.tasks.find(({ agreement }) => agreement.id === agreementId)
          if (!task) throw nothing()
          const onScreen = await tx
            .select({ at: checkIns.at })
            .from(checkIns)
            .where(
              and(
                eq(checkIns.planId, planId),
                eq(checkIns.agreementId, agreementId),
                eq(checkIns.participantId, participantId),
                ne(checkIns.via, 'paper'),
                isNull(checkIns.takenBackAt),
              ),
            )
          if (onScreen.some(({ at }) => amsterdamDate(at) === amsterdamDate(now))) continue
          const kind = task.owners.includes(participantId) ? 'own' : 'view'
          const given = {
            planId,
            agreementId,
            participantId,
            answer,
            words: null,
            kind,
            via: 'paper',
            enteredBy,
          }
          await write(tx, now, given)
        }
      })
      context.changed(planId, followers(asked.situation))
    },
  }
}
