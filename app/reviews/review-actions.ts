/** What the forms of looking back ask for. */
import { isDay } from '#plan/day.ts'
import { AGREEMENT_FACES } from '#plan/reviews/faces-drawing.ts'
import { OUTCOME_ANSWERS, OUTCOME_QUESTIONS } from '#plan/reviews/outcomes.ts'
import type { Me } from '#server/plans/types.ts'
import type { Decision } from '#server/reviews/types.ts'
import type { Services } from '#server/services.ts'

export type ReviewDone = 'saved' | 'outcome' | 'opened' | 'next' | 'wrong-day'

const DECISIONS: readonly Decision[] = ['keep', 'change', 'end']

/** Null for what no form of this page sends. */
export async function actOnReview(
  { reviews, scores }: Services,
  me: Me,
  form: FormData,
): Promise<ReviewDone | null> {
  const value = (name: string) => String(form.get(name) ?? '')
  const [on, time] = [value('day'), value('time') || null]
  const isRight = isDay(on) && (time === null || /^\d\d:\d\d$/.test(time))
  switch (value('intent')) {
    case 'add':
    case 'move': {
      const { today } = await reviews.page(me)
      if (!isRight || on < today) return 'wrong-day'
      await (value('intent') === 'add'
        ? reviews.add(me, on, time)
        : reviews.move(me, value('review'), on, time))
      return 'saved'
    }
    case 'drop':
      await reviews.drop(me, value('review'))
      return 'saved'
    case 'open':
      await reviews.open(me, value('review'))
      return 'opened'
    case 'decide': {
      const decision = DECISIONS.find((one) => one === value('decision'))
      if (!decision) return null
      await reviews.decide(me, value('agreement'), decision)
      return 'saved'
    }
    case 'take-out':
      await reviews.takeOut(me, value('agreement'))
      return 'saved'
    case 'put-back':
      await reviews.putBack(me, value('agreement'))
      return 'saved'
    case 'face': {
      const face = AGREEMENT_FACES.find((one) => one === value('face')) ?? null
      if (face === null && !form.has('take-back')) return null
      await reviews.giveFace(me, value('agreement'), face)
      return 'saved'
    }
    case 'close':
    case 'next':
      await reviews.close(me, value('intent') === 'next')
      return value('intent') === 'next' ? 'next' : 'saved'
    case 'outcome':
      for (const question of OUTCOME_QUESTIONS) {
        const answer = OUTCOME_ANSWERS.find((one) => one === value(question))
        if (answer) await reviews.answer(me, question, answer)
      }
      return 'outcome'
    case 'number': {
      const number = Number(value('number'))
      if (value('number') === '' || !Number.isInteger(number) || number < 0 || number > 10) return null
      await scores.give(me, value('field'), number)
      await scores.show(me, value('field'), form.has('shown'))
      return 'saved'
    }
    case 'calendar-on':
    case 'calendar-off':
      await reviews.setCalendarByMail(me, value('intent') === 'calendar-on')
      return 'saved'
  }
  return null
}
