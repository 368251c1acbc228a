/** What the forms of the pages about agreeing ask for. They answer in place: nobody loses where they were. */
import { data } from 'react-router'
import type {
  Acceptance,
  AgreementWords,
  Answer,
  AnswerResult,
  EnterResult,
  Origin,
} from '#server/acceptance/types.ts'
import type { Me } from '#server/plans/types.ts'
import type { CodeOutcome } from '../confirmation/CodeForms.tsx'

export interface AcceptanceAnswer {
  /** About one agreement, and one person's answer to it. */
  one?: {
    agreementId: string
    participantId: string
    result: EnterResult | 'ask'
    answer: Answer
    because: string
    /** What was read, where another text stands there now. */
    before: AgreementWords | null
  }
  all?: { saved: number; changed: string[]; isNothing: boolean }
  view?: { agreementId: string; result: 'words' | 'gone' }
  code?: CodeOutcome | 'right'
}

interface Asked {
  me: Me
  acceptance: Acceptance
  form: FormData
  /** Whose answers the page asks for, and how they were given. */
  helped: { participantId: string; origin: Exclude<Origin, 'own'> } | null
}

const ANSWERS: readonly Answer[] = ['yes', 'but', 'no']
const LONGEST_SEEN = 20_000
const STATUS: Record<EnterResult | 'ask', number> = {
  saved: 200,
  ask: 200,
  because: 400,
  changed: 409,
  'own-device': 409,
  'own-answer': 409,
  gone: 404,
}

const wrongRequest = () => new Response(null, { status: 400 })
const answer = (found: AcceptanceAnswer, status = 200) => data<AcceptanceAnswer>(found, { status })
const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export async function actOnAcceptance(asked: Asked) {
  const { me, acceptance, form } = asked
  switch (textOf(form, 'intent')) {
    case 'answer':
      return answerOne(asked)
    case 'all':
      return yesToAll(asked)
    case 'link': {
      const participant = textOf(form, 'participant')
      await acceptance.link(me, textOf(form, 'person'), participant === '' ? null : participant)
      return answer({})
    }
    case 'view': {
      const agreementId = textOf(form, 'agreement')
      const result = await acceptance.addView(me, agreementId, textOf(form, `words-${agreementId}`))
      if (result === 'saved') return answer({})
      return answer({ view: { agreementId, result } }, result === 'gone' ? 404 : 400)
    }
    case 'erase-view':
      await acceptance.eraseView(me, textOf(form, 'view'))
      return answer({})
    case 'ask-code': {
      const subject = textOf(form, 'subject')
      const outcome = await acceptance.askCode(me, subject, textOf(form, 'phone'))
      if (outcome === 'sent') return answer({})
      return answer({ code: { subject, outcome: outcome === 'nothing' ? 'gone' : outcome } }, 400)
    }
    case 'confirm-code': {
      const subject = textOf(form, 'subject')
      const outcome = await acceptance.confirm(me, subject, textOf(form, 'code'))
      return outcome === 'right' ? answer({ code: 'right' }) : answer({ code: { subject, outcome } }, 400)
    }
    case 'mail':
      await acceptance.mailMe(me, textOf(form, 'wants') === 'yes')
      return answer({})
    default:
      throw wrongRequest()
  }
}

async function answerOne({ me, acceptance, form, helped }: Asked) {
  const given = textOf(form, 'answer') as Answer
  if (!ANSWERS.includes(given)) throw wrongRequest()
  const agreementId = textOf(form, 'agreement')
  const person = textOf(form, 'person')
  // The field has a name of its own in each form of a page.
  const reason = [...form.keys()].find((key) => key.startsWith('because'))
  const because = reason === undefined ? '' : textOf(form, reason)
  const input = { agreementId, digest: textOf(form, 'digest'), answer: given, because }
  const about = { agreementId, participantId: person, answer: given, because, before: seenOf(form) }
  // "Yes, but" and "no" open their field first, also where no scripts run.
  if (given !== 'yes' && reason === undefined) return answer({ one: { ...about, result: 'ask' } })
  const result: AnswerResult | EnterResult = await (person === me.participantId
    ? acceptance.answer(me, input)
    : helped
      ? acceptance.enter(me, person, helped.origin, input)
      : Promise.reject(wrongRequest()))
  return answer({ one: { ...about, result } }, STATUS[result])
}

async function yesToAll({ me, acceptance, form }: Asked) {
  const seen = form.getAll('read').map((each) => {
    const [agreementId = '', digest = ''] = String(each).split(' ')
    return { agreementId, digest }
  })
  if (seen.length === 0) return answer({ all: { saved: 0, changed: [], isNothing: true } }, 400)
  const result = await acceptance.yesToAll(me, seen)
  return answer({ all: { ...result, isNothing: false } }, result.changed.length > 0 ? 409 : 200)
}

/** The words that stood on the screen: shown to nobody but who sent them. */
function seenOf(form: FormData): AgreementWords | null {
  const sent = textOf(form, 'seen')
  if (sent === '' || sent.length > LONGEST_SEEN) return null
  try {
    const seen = JSON.parse(sent) as AgreementWords
    const texts = [seen.what, seen.when, ...seen.who, seen.until ?? '', seen.fallback ?? '']
    return texts.every((text) => typeof text === 'string') ? seen : null
  } catch {
    return null
  }
}
