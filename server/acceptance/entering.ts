/**
 * Answers of somebody without a device of their own: said at the table, on paper or by telephone. The last two count once
 * that person gave the code that was sent to their telephone.
 */
import { inArray } from 'drizzle-orm'
import { acceptances } from '#db/schema.ts'
import { Refused } from '../refused.ts'
import { askTheOthers } from './asking.ts'
import {
  type AcceptanceContext,
  type Asked,
  agreementOf,
  ask,
  MAX_BECAUSE,
  mayAccept,
  mayEnterNow,
  problemOf,
  tell,
  write,
} from './context.ts'
import { digestOfAll } from './digest.ts'
import type { Acceptance, GivenAnswer } from './types.ts'

/** Written down for this person, about what stands there now, and not confirmed. */
export const toConfirm = ({ answers }: Asked, participantId: string): GivenAnswer[] =>
  answers
    .flatMap((one) => one.answers)
    .filter((one) => one.participantId === participantId && one.isCurrent && !one.isConfirmed)

/** One code stands for exactly these answers: one more, or a changed word, and it stands for nothing. */
const digestOfThese = (given: readonly GivenAnswer[]) =>
  digestOfAll(given.flatMap(({ id, answer, digest }) => [id, answer, digest]))

const SUBJECT = (participantId: string) => ({ purpose: 'acceptance' as const, subjectId: participantId })

export function entering(context: AcceptanceContext): Pick<Acceptance, 'enter' | 'askCode' | 'confirm'> {
  const { db, confirmations } = context

  const helping = async (me: Parameters<typeof ask>[1], participantId: string) => {
    const asked = await ask(context, me)
    const isOther = participantId !== me.participantId && asked.people.has(participantId)
    if (!mayEnterNow(asked) || !isOther) throw new Refused()
    return asked
  }

  return {
    async enter(me, participantId, origin, input) {
      const asked = await helping(me, participantId)
      const found = agreementOf(asked, input.agreementId)
      if (!found) return 'gone'
      if (!mayAccept(asked, participantId, found.answers)) throw new Refused()
      if (input.because.length > MAX_BECAUSE) throw new Response(null, { status: 400 })
      if (!(await confirmations.withoutDevice(me.planId)).has(participantId)) return 'own-device'
      const before = found.answers.answers.find((one) => one.participantId === participantId)
      if (before?.isCurrent && before.origin === 'own') return 'own-answer'
      const problem = problemOf(input, found.agreement)
      if (problem) return problem
      const { agreement } = found
      await db.write(async (tx) => {
        await write(context, tx, asked, {
          ...{ planId: me.planId, participantId, input, agreement, origin },
          enteredBy: me.participantId,
        })
        await confirmations.withdraw(tx, 'acceptance', participantId)
        await askTheOthers(context, tx, me.planId, asked, [{ agreementId: agreement.id, participantId }])
      })
      tell(context, me, asked)
      return 'saved'
    },

    async askCode(me, participantId, phone) {
      const asked = await helping(me, participantId)
      const given = toConfirm(asked, participantId)
      if (given.length === 0) return 'nothing'
      const { planId, participantId: askedBy } = me
      const answer = await confirmations.ask({
        ...{ planId, participantId, phone, askedBy, digest: digestOfThese(given) },
        ...SUBJECT(participantId),
      })
      if (answer === 'sent') tell(context, me, asked)
      return answer
    },

    async confirm(me, participantId, code) {
      const asked = await helping(me, participantId)
      const given = toConfirm(asked, participantId)
      const typed = { ...SUBJECT(participantId), code, digest: digestOfThese(given) }
      const answer = await confirmations.confirm(me, typed, async (tx, _, at) => {
        const ids = given.map(({ id }) => id)
        await tx.update(acceptances).set({ confirmedAt: at }).where(inArray(acceptances.id, ids))
      })
      if (answer !== 'wrong') tell(context, me, asked)
      return answer
    },
  }
}
