import { eq, max } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { acceptances } from '#db/schema.ts'
import { canonicalAgreement } from '#plan/acceptance/digest.ts'
import { mayEnter } from '#plan/acceptance/entering.ts'
import type { Agreement } from '#plan/document.ts'
import type { Item } from '#plan/rights/content.ts'
import { may, readersOf } from '#plan/rights/may.ts'
import type { Config } from '../config.ts'
import type { Confirmations } from '../confirmation/types.ts'
import { newId } from '../ids.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Me } from '../plans/types.ts'
import type { Asking, Rights } from '../rights/rights.ts'
import type { Versions } from '../versions/types.ts'
import { digestOf } from './digest.ts'
import { type GatherContext, type Gathered, gather } from './gather.ts'
import type { AgreementAnswers, AnswerInput, AnswerResult, Origin } from './types.ts'

export interface AcceptanceContext extends GatherContext {
  rights: Rights
  confirmations: Confirmations
  config: Pick<Config, 'publicUrl' | 'origins' | 'sessionSecret'>
  outbox: Pick<Outbox, 'enqueue' | 'sentSince' | 'wake'>
  /** Empties these items in every version of the plan, in the same transaction. */
  eraseSealed?: Versions['eraseItems']
  /** Tells the open pages of these people that an answer came. */
  changed: (planId: string, participantIds: readonly string[]) => void
}

export interface Asked extends Gathered {
  asking: Asking
}

/** What is not there and what is not this person's to read get one and the same answer. */
export const nothing = () => new Response(null, { status: 404, statusText: 'Not Found' })

export const acceptanceOf = (author: string, isOwnTask = false): Item => ({
  kind: 'acceptance',
  author,
  isOwnTask,
})

/** For who reads the answers of this plan; 404 for everybody else, and nothing while the family is among itself. */
export async function ask(context: AcceptanceContext, me: Me): Promise<Asked> {
  const asking = await context.rights.of(me)
  if (!asking.may('read', acceptanceOf(me.participantId)).ok) throw nothing()
  return { ...(await gather(context, me.planId)), asking }
}

/** May this person answer this agreement now, on a device of their own? */
export function mayAccept(
  { situation }: Pick<Asked, 'situation'>,
  participantId: string,
  of: AgreementAnswers,
) {
  const person = situation.people.find(({ id }) => id === participantId)
  const asked = of.asked.find((one) => one.participantId === participantId)
  if (!person || !asked) return false
  const here = { ...person, status: 'joined' as const, isProven: true }
  return may(here, 'accept', acceptanceOf(participantId, asked.isTask), situation).ok
}

export const mayEnterNow = ({ asking }: Asked) => mayEnter(asking.viewer, asking.situation.today)

export function agreementOf(asked: Asked, agreementId: string) {
  const agreement = asked.agreements.find(({ id }) => id === agreementId)
  const answers = asked.answers.find((one) => one.agreementId === agreementId)
  return agreement && answers ? { agreement, answers } : null
}

export const MAX_BECAUSE = 1_000

/** What is wrong with an answer, or null. The text is judged first: words about another text help nobody. */
export function problemOf({ digest, answer, because }: AnswerInput, now: Agreement): AnswerResult | null {
  if (digest !== digestOf(now)) return 'changed'
  return answer !== 'yes' && because.trim() === '' ? 'because' : null
}

export interface Given {
  planId: string
  participantId: string
  input: Pick<AnswerInput, 'answer' | 'because'>
  agreement: Agreement
  origin: Origin
  enteredBy: string | null
}

/** A row more; what was said before stays. */
export async function write(context: AcceptanceContext, tx: Queries, asked: Asked, given: Given) {
  const { agreement, input, origin } = given
  const at = context.clock.now()
  const because = input.because.trim()
  const [last] = await tx
    .select({ turn: max(acceptances.turn) })
    .from(acceptances)
    .where(eq(acceptances.planId, given.planId))
  await tx.insert(acceptances).values({
    id: newId(),
    planId: given.planId,
    agreementId: agreement.id,
    participantId: given.participantId,
    answer: input.answer,
    because: because === '' || input.answer === 'yes' ? null : because,
    digest: digestOf(agreement),
    content: canonicalAgreement(agreement),
    names: JSON.stringify(asked.namesIn(agreement)),
    origin,
    enteredBy: given.enteredBy,
    confirmedAt: origin === 'own' || origin === 'table' ? at : null,
    at,
    turn: (last?.turn ?? 0) + 1,
  })
}

export function tell({ changed }: AcceptanceContext, me: Me, { situation }: Pick<Asked, 'situation'>): void {
  const readers = readersOf(acceptanceOf(me.participantId), situation, me.participantId)
  changed(me.planId, [me.participantId, ...readers.map(({ id }) => id)])
}
