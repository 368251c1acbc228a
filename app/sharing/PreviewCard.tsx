import type { ReactNode } from 'react'
import type { Chapter } from '#plan/book/book.ts'
import { BookView } from '../book/BookView.tsx'
import { useMessages } from '../messages/MessagesProvider.tsx'

/** "Zo ziet het wijkteam het" (AG4): made of the very text that goes. */
export function PreviewCard(props: {
  id?: string
  title: string
  chapters: readonly Chapter[]
  /** What goes apart, as a document of its own. */
  annex: readonly Chapter[] | null
  children?: ReactNode
}) {
  const { sharing } = useMessages()
  return (
    <section className="stack share-preview" id={props.id} aria-label={props.title}>
      <h2 tabIndex={-1}>{props.title}</h2>
      <p>{sharing.previewText}</p>
      <BookView chapters={props.chapters} />
      {props.annex && (
        <section className="stack share-apart" aria-label={sharing.apartTitle}>
          <h3>{sharing.apartTitle}</h3>
          <p>{sharing.apartGoes}</p>
          <BookView chapters={props.annex} />
        </section>
      )}
      {props.children}
    </section>
  )
}
