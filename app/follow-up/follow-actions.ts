/** What the forms of the page of following ask for. */
import { data } from 'react-router'
import type { CheckAnswer, FollowUp, PhoneAnswer, RemindAnswer } from '#server/follow-up/types.ts'
import type { Me } from '#server/plans/types.ts'

export interface FollowAnswer {
  remind?: RemindAnswer
  phone?: PhoneAnswer
  /** What was said on paper stands in the plan now. */
  isEntered?: boolean
  /** Somebody else took that task first. */
  isLate?: boolean
}

const ANSWERS: readonly CheckAnswer[] = ['done', 'partly', 'not']
export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
const wrongRequest = () => new Response(null, { status: 400 })

export function answerIn(form: FormData): CheckAnswer {
  const answer = ANSWERS.find((one) => one === form.get('answer'))
  if (!answer) throw wrongRequest()
  return answer
}

export async function actOnFollowing(me: Me, followUp: FollowUp, form: FormData) {
  const agreementId = textOf(form, 'agreement')
  switch (textOf(form, 'intent')) {
    case 'check':
      if (form.has('take-back')) await followUp.takeBack(me, textOf(form, 'take-back'))
      else await followUp.answer(me, agreementId, answerIn(form), textOf(form, `words-${agreementId}`))
      return data<FollowAnswer>({})
    case 'take': {
      const isMine = await followUp.takeTask(me, agreementId)
      return data<FollowAnswer>({ isLate: !isMine }, { status: isMine ? 200 : 409 })
    }
    case 'withdraw':
      await followUp.withdraw(me, agreementId)
      return data<FollowAnswer>({})
    case 'stop':
      await followUp.stopReminder(me, textOf(form, 'reminder'))
      return data<FollowAnswer>({})
    case 'paper': {
      const given = [...form].flatMap(([name, value]): [string, CheckAnswer][] => {
        const answer = ANSWERS.find((one) => one === value)
        return name.startsWith('paper-') && answer ? [[name.slice('paper-'.length), answer]] : []
      })
      await followUp.enterPaper(me, textOf(form, 'person'), Object.fromEntries(given))
      return data<FollowAnswer>({ isEntered: true })
    }
    case 'phone': {
      const phone = await followUp.confirmPhone(me, textOf(form, 'code'))
      return data<FollowAnswer>({ phone }, { status: phone === 'right' ? 200 : 400 })
    }
    case 'remind':
      return remind(me, followUp, form)
  }
  throw wrongRequest()
}

async function remind(me: Me, followUp: FollowUp, form: FormData) {
  const channel = textOf(form, 'channel')
  if (channel !== 'mail' && channel !== 'sms') throw wrongRequest()
  const answer = await followUp.remind(me, {
    agreementId: textOf(form, 'agreement') || null,
    channel,
    phone: textOf(form, 'phone'),
    // The server knows which rhythms there are.
    every: textOf(form, 'every') as Parameters<FollowUp['remind']>[1]['every'],
    firstOn: textOf(form, 'firstOn'),
    time: textOf(form, 'time'),
  })
  return data<FollowAnswer>(
    { remind: answer },
    { status: answer === 'saved' || answer === 'code' ? 200 : 400 },
  )
}
