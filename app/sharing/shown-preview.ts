/** A preview as its page shows it: each document as a book. */
import { bookOf } from '#plan/book/build.ts'
import type { PlanRecord } from '#plan/record/record.ts'
import { withLabels } from '#plan/sharing/labelled-book.ts'
import type { Language } from '#plan/template.ts'
import type { Preview } from '#server/sharing/types.ts'

export type ShownPreview = ReturnType<typeof shownPreview>

export function shownPreview(preview: Preview, language: Language) {
  const { content, annex, apart, labels, digest, choices, consents, unclear, mayShare, state } = preview
  const bookFrom = (record: PlanRecord) => bookOf({ record, kind: 'plan', language, text: '', sealed: null })
  const name = (id: string | null) =>
    names(content).get(id ?? '') ?? consents.find((one) => one.participantId === id)?.name ?? null
  return {
    ...{ digest, labels, consents, unclear, mayShare, state, apart },
    chapters: withLabels(bookFrom(content), labels).chapters,
    annexChapters: annex && bookFrom(annex).chapters,
    choices: choices.map((choice) => ({ ...choice, by: name(choice.author) })),
  }
}

const names = ({ items }: PlanRecord) =>
  new Map(
    items.flatMap((item) =>
      item.kind === 'participant' && item.content ? [[item.id, item.content.name]] : [],
    ),
  )
