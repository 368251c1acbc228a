/** What the screens of the child's place ask for. Each ends on the next screen, or on this one with what is missing. */
import { data, redirect } from 'react-router'
import { SITS_BESIDE, SKIPPED, TO_FACILITATOR } from '#plan/passage.ts'
import type { AudienceInput, OwnPassage, PassageInput, Passages, Sheet } from '#server/passages/types.ts'
import type { Me } from '#server/plans/types.ts'
import { audienceInput, checkAudience, type PassageAnswer, readPassage } from '../own-words/passage-input.ts'
import { type ChildProblem, isQuestion, type Made, nextQuestion, readMade } from './child-input.ts'

export interface ChildRequest {
  me: Me
  passages: Passages
  sheet: Sheet
  form: FormData
  /** The address of the place with a question in it, or without. */
  at: (question?: string) => string
  /** Where child's words stand in the plan. */
  section: string
}

export interface ChildAnswer {
  problem: ChildProblem | null
  /** What was written, where it is not saved. */
  words: string
  /** Of the screen of who reads it. */
  audience: PassageAnswer | null
}

const ALONE: AudienceInput = { to: 'me', people: [], seen: [] }
const childWords = ({ words, picture }: Made, place: string, audience = ALONE): PassageInput => ({
  kind: 'child-words',
  words,
  picture,
  place,
  language: 'nl',
  translation: null,
  audience,
})

const wrong = (form: FormData, problem: ChildProblem, audience: PassageAnswer | null = null) =>
  data<ChildAnswer>({ problem, words: textOf(form, 'words'), audience }, { status: 400 })

export async function actOnChildPlace(asked: ChildRequest) {
  const { me, passages, form, at, section } = asked
  const passage = textOf(form, 'passage')
  switch (textOf(form, 'intent')) {
    case 'answer':
      return keepAnswer(asked)
    case 'audience':
      return chooseAudience(asked, passage)
    case 'to-facilitator':
      return tellFacilitator(asked)
    case 'skip-reason': {
      const made = readMade(form, [])
      if ('problem' in made) return wrong(form, made.problem)
      await passages.write(me, childWords({ ...made, picture: NOTHING_DRAWN }, SKIPPED))
      return redirect(at(`vraag=${textOf(form, 'question')}`))
    }
    case 'support':
      return chooseSupport(asked)
    case 'alone': {
      const beside = supportOf(asked.sheet)
      if (beside) await passages.erase(me, beside.id)
      return redirect(at())
    }
    case 'erase':
      await passages.erase(me, passage)
      return redirect(at())
    case 'offer':
      await passages.release(me, passage, section)
      return redirect(at())
    case 'withdraw':
      await passages.release(me, passage, null)
      return redirect(at())
    default:
      throw new Response(null, { status: 400 })
  }
}

const NOTHING_DRAWN = { face: null, stickers: [], strokes: [] }

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export const answerTo = ({ mine }: Sheet, place: string): OwnPassage | undefined =>
  mine.find((one) => one.kind === 'child-words' && one.place === place)
export const supportOf = (sheet: Sheet) => answerTo(sheet, SITS_BESIDE)

/** Saved for the child alone; who else may read it is the next screen. */
async function keepAnswer({ me, passages, sheet, form, at }: ChildRequest) {
  const question = textOf(form, 'question')
  if (!isQuestion(question)) throw new Response(null, { status: 400 })
  const before = answerTo(sheet, question)
  const made = readMade(form, before?.picture?.strokes ?? [])
  if ('problem' in made) return wrong(form, made.problem)
  if (before) {
    await passages.changeWords(me, before.id, made)
    return redirect(at(`lezen=${before.id}`))
  }
  const saved = await passages.write(me, childWords(made, question))
  if (saved.state !== 'saved') throw new Error('Words for the child alone need no yes')
  return redirect(at(`lezen=${saved.id}`))
}

async function chooseAudience({ me, passages, sheet, form, at }: ChildRequest, id: string) {
  const values = readPassage(form)
  const problem = checkAudience(values)
  if (problem) return wrong(form, 'people', { values, problems: { audience: problem }, confirm: null })
  const saved = await passages.chooseAudience(me, id, audienceInput(form, values))
  if (saved.state === 'confirm') {
    const audience = { values, problems: null, confirm: saved.readers }
    return data<ChildAnswer>({ problem: null, words: '', audience })
  }
  const place = sheet.mine.find((one) => one.id === id)?.place ?? null
  const next = isQuestion(place) ? nextQuestion(place) : null
  return redirect(next ? at(`vraag=${next}`) : at())
}

async function tellFacilitator({ me, passages, sheet, form, at }: ChildRequest) {
  const facilitator = sheet.facilitators.find(({ id }) => id === textOf(form, 'person'))
  if (!facilitator) throw new Response(null, { status: 404 })
  const made = readMade(form, [])
  if ('problem' in made) return wrong(form, made.problem)
  const people = [facilitator.id]
  const saved = await passages.write(
    me,
    childWords(made, TO_FACILITATOR, { to: 'chosen', people, seen: people }),
  )
  if (saved.state !== 'saved') throw new Response(null, { status: 409 })
  return redirect(at())
}

async function chooseSupport({ me, passages, sheet, form, at }: ChildRequest) {
  const words = textOf(form, 'name').trim()
  if (words === '' || words.length > 80) return wrong(form, 'name')
  const before = supportOf(sheet)
  const made = { words, picture: NOTHING_DRAWN }
  if (before) await passages.changeWords(me, before.id, made)
  else await passages.write(me, childWords(made, SITS_BESIDE))
  return redirect(at())
}
