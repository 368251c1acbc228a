/** What the team fills in about an offer. */
import { isDay } from '#plan/day.ts'
import {
  DECLINED_REASONS,
  type DeclinedReason,
  OFFER_ANSWERS,
  type OfferAnswer,
  WITHHELD_REASONS,
  type WithheldReason,
} from '#plan/offer.ts'

const FORMS = ['talk', 'letter', 'phone', 'online'] as const
type Given<What extends string, More> = { what: What } & More

export type OfferInput =
  | Given<
      'offer',
      {
        caseId: string
        given: { childLabel: string; offeredOn: string; language: string; form: (typeof FORMS)[number] }
      }
    >
  | Given<'withhold', { caseId: string; given: { childLabel: string; reason: WithheldReason } }>
  | Given<'answer', { offerId: string; given: AnswerInput }>
  | Given<'own-plan', { offerId: string }>

export interface AnswerInput {
  answer: OfferAnswer
  /** Of "no" only; null: nobody wanted to say. */
  because: DeclinedReason | null
  /** yyyy-mm-dd; of "not now" only. */
  askAgainOn: string | null
}
export type OfferProblem = 'child' | 'day' | 'form' | 'reason' | 'answer'

export function readOfferForm(form: FormData): OfferInput | { problem: OfferProblem } {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const what = text('wat')
  if (what === 'own-plan') return { what, offerId: text('aanbod') }
  if (what === 'answer') {
    const given = readAnswer(form)
    return 'problem' in given ? given : { what, offerId: text('aanbod'), given }
  }
  const childLabel = text('kind').slice(0, 60)
  if (childLabel === '') return { problem: 'child' }
  const caseId = text('zaak')
  if (what === 'withhold') {
    const reason = WITHHELD_REASONS.find((one) => one === text('reden'))
    return reason ? { what, caseId, given: { childLabel, reason } } : { problem: 'reason' }
  }
  if (what !== 'offer') throw new Response(null, { status: 400 })
  const [offeredOn, chosen] = [text('dag'), FORMS.find((one) => one === text('vorm'))]
  if (!isDay(offeredOn)) return { problem: 'day' }
  if (!chosen) return { problem: 'form' }
  return {
    what,
    caseId,
    given: { childLabel, offeredOn, language: text('taal').slice(0, 40) || 'Nederlands', form: chosen },
  }
}

export function readAnswer(form: FormData): AnswerInput | { problem: OfferProblem } {
  const answer = OFFER_ANSWERS.find((one) => one === form.get('antwoord'))
  const again = String(form.get('opnieuw') ?? '').trim()
  if (!answer) return { problem: 'answer' }
  if (again !== '' && !isDay(again)) return { problem: 'day' }
  const because = DECLINED_REASONS.find((one) => one === form.get('waarom')) ?? null
  return { answer, because, askAgainOn: again || null }
}

export const CHOICES = { forms: FORMS, answers: OFFER_ANSWERS, reasons: WITHHELD_REASONS }
