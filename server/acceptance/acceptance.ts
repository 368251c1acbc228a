/** Who agreed to what. Composition, and one's own answers; each part says what it promises. */

import { Refused } from '../refused.ts'
import type { Regularly } from '../regularly.ts'
import { asking, askTheOthers } from './asking.ts'
import { besides } from './beside.ts'
import {
  type AcceptanceContext,
  agreementOf,
  ask,
  MAX_BECAUSE,
  nothing,
  problemOf,
  tell,
  write,
} from './context.ts'
import { entering } from './entering.ts'
import { gather } from './gather.ts'
import { linking } from './linking.ts'
import { mayAnswer, pages } from './page.ts'
import type { Acceptance, AgreementAnswers, AnswerInput } from './types.ts'

const isSaid = ({ answers }: AgreementAnswers, me: string, { answer, because }: AnswerInput): boolean =>
  answers.some(
    (one) =>
      one.participantId === me &&
      one.isCurrent &&
      one.origin === 'own' &&
      one.answer === answer &&
      (answer === 'yes' || one.because === because.trim()),
  )

export function createAcceptance(context: AcceptanceContext): Acceptance & { asking: Regularly } {
  const { db } = context
  return {
    of: async (planId) => (await gather(context, planId)).answers,
    links: async (planId) => (await gather(context, planId)).links.map(({ isChosen: _, ...link }) => link),
    ...pages(context),

    async answer(me, input) {
      const asked = await ask(context, me)
      const found = agreementOf(asked, input.agreementId)
      if (!found) return 'gone'
      if (!mayAnswer(asked, me, found.answers)) throw new Refused()
      if (input.because.length > MAX_BECAUSE) throw new Response(null, { status: 400 })
      const problem = problemOf(input, found.agreement)
      if (problem) return problem
      // Pressed once more: nothing new was said.
      if (isSaid(found.answers, me.participantId, input)) return 'saved'
      const { planId, participantId } = me
      const given = { planId, participantId, input, agreement: found.agreement, origin: 'own' as const }
      const said = [{ agreementId: input.agreementId, participantId }]
      await db.write(async (tx) => {
        await write(context, tx, asked, { ...given, enteredBy: null })
        await askTheOthers(context, tx, planId, asked, said)
      })
      tell(context, me, asked)
      return 'saved'
    },

    async yesToAll(me, seen) {
      const asked = await ask(context, me)
      const changed: string[] = []
      const yes = seen.flatMap(({ agreementId, digest }) => {
        const found = agreementOf(asked, agreementId)
        if (!found) throw nothing()
        if (!mayAnswer(asked, me, found.answers)) throw new Refused()
        const input = { agreementId, digest, answer: 'yes' as const, because: '' }
        if (problemOf(input, found.agreement) === null) return [{ input, agreement: found.agreement }]
        changed.push(agreementId)
        return []
      })
      const { planId, participantId } = me
      await db.write(async (tx) => {
        for (const one of yes)
          await write(context, tx, asked, { ...one, planId, participantId, origin: 'own', enteredBy: null })
        const said = yes.map(({ agreement }) => ({ agreementId: agreement.id, participantId }))
        if (said.length > 0) await askTheOthers(context, tx, planId, asked, said)
      })
      if (yes.length > 0) tell(context, me, asked)
      return { saved: yes.length, changed }
    },

    ...asking(context),
    ...entering(context),
    ...linking(context),
    ...besides(context),
  }
}
