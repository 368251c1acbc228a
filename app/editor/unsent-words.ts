/**
 * The words of this page that did not reach the disk, for who can no longer send them: copyable, per question
 * (R-B7, R-B14). The whole field is given: somebody's sentence makes sense only beside the others.
 */
import type * as Y from 'yjs'
import {
  plainText,
  readAgreements,
  readGoals,
  readKeepers,
  readLines,
  readMoments,
  readPeople,
  readSectionChanges,
  readText,
} from '#plan/document.ts'
import { AGREEMENTS, GOALS, itemsRoot, PEOPLE, SECTIONS, textRoot } from '#plan/shape.ts'
import { inLanguage, type Language, type TemplateField } from '#plan/template.ts'

export interface UnsentWords {
  question: string
  text: string
}

export function unsentWords(
  doc: Y.Doc,
  roots: ReadonlySet<string>,
  fields: readonly TemplateField[],
  language: Language,
): UnsentWords[] {
  const words: UnsentWords[] = []
  const add = (question: string, lines: string[]) => {
    const text = lines.filter((line) => line.trim() !== '').join('\n')
    if (text) words.push({ question, text })
  }
  for (const field of fields) {
    const question = inLanguage(field.question, language)
    if (roots.has(textRoot(field.id))) add(question, [plainText(readText(doc, field.id))])
    if (roots.has(itemsRoot(field.id))) add(question, itemLines(doc, field))
    if (field.kind === 'agreements' && roots.has(AGREEMENTS)) {
      const lines = readAgreements(doc).map(({ what, when }) => [what, when].filter(Boolean).join(' – '))
      add(question, lines)
    }
    if (field.kind === 'goals' && roots.has(GOALS))
      add(
        question,
        readGoals(doc).map(({ title }) => title),
      )
    if (field.kind === 'circle' && roots.has(PEOPLE))
      add(
        question,
        readPeople(doc).map(({ name }) => name),
      )
  }
  if (roots.has(SECTIONS)) {
    for (const { title } of readSectionChanges(doc)) if (title) add(title, [title])
  }
  return words
}

function itemLines(doc: Y.Doc, field: TemplateField): string[] {
  if (field.kind === 'lines') return readLines(doc, field.id).map(({ text }) => text)
  if (field.kind === 'moments') {
    return readMoments(doc, field.id).map(({ date, text }) => [date, text].filter(Boolean).join(' '))
  }
  return readKeepers(doc, field.id).map(({ howOften }) => howOften)
}

/** All of it as one text, for the clipboard. */
export const asOneText = (words: readonly UnsentWords[]): string =>
  words.map(({ question, text }) => `${question}\n${text}`).join('\n\n')
