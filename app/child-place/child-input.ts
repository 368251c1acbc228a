/** Reads what a child made on one screen. Nothing that fits is changed. */
import { CHILD_QUESTIONS, type ChildQuestion, LONGEST_WORDS } from '#plan/passage.ts'
import { checkPicture, isEmptyPicture, type Picture, readDrawing, type Stroke } from '#plan/picture.ts'

export type ChildProblem = 'empty' | 'tooLong' | 'picture' | 'people' | 'name'

export interface Made {
  words: string
  picture: Picture
}

const text = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** `before`: the strokes of an earlier answer, kept where the browser cannot draw. */
export function readMade(form: FormData, before: readonly Stroke[]): Made | { problem: ChildProblem } {
  const words = text(form, 'words').replace(/\r\n?/g, '\n').trimEnd()
  if (words.length > LONGEST_WORDS) return { problem: 'tooLong' }
  const strokes = form.has('drawing') ? readDrawing(text(form, 'drawing')) : [...before]
  const picture = checkPicture({
    face: text(form, 'face') || null,
    stickers: form.getAll('stickers'),
    strokes,
  })
  if (!picture) return { problem: 'picture' }
  if (words.trim() === '' && isEmptyPicture(picture)) return { problem: 'empty' }
  return { words, picture }
}

export const isQuestion = (value: string | null): value is ChildQuestion =>
  CHILD_QUESTIONS.includes(value as ChildQuestion)

/** Null after the last one. */
export const nextQuestion = (question: ChildQuestion): ChildQuestion | null =>
  CHILD_QUESTIONS[CHILD_QUESTIONS.indexOf(question) + 1] ?? null
