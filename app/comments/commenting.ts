/** What the parts of the plan page share about remarks. The page's loader gives the threads; the server judges each act. */
import { createContext, use } from 'react'
import type { AboutKind } from '#plan/comment.ts'
import type { CommentThread } from '#server/comments/types.ts'

/** What somebody is about to write a remark beside. */
export interface Target {
  section: string
  about: { kind: AboutKind; id: string }
  /** Of a piece of text: where it is, and the words. */
  quote: { start: string; end: string; words: string } | null
  /** Id of the element that the focus goes back to. */
  returnTo: string
}

/** Threads beside the text, for the editors: one object for as long as the page lives. */
export interface Marks {
  threads(): readonly CommentThread[]
  subscribe(notify: () => void): () => void
}

export interface Commenting {
  threads: readonly CommentThread[]
  mayAdd: boolean
  /** Somebody asked for remarks, or there are some. */
  isOn: boolean
  isPrivate: boolean
  /** Where the forms go. */
  action: string
  target: Target | null
  compose(target: Target): void
  stop(): void
  sectionOfField(fieldId: string): string | null
  /** Null for what is not on the page any more. */
  sectionOf(thread: CommentThread): string | null
  titleOf(section: string): string
  /** Words of an agreement, for a remark about one. */
  agreement(id: string): string | null
  agreementsIn(section: string): { id: string; what: string }[]
  hrefOf(section: string): string
  /** The words that stand there now; null when they were deleted. */
  quoteNow(thread: CommentThread): string | null
  /** From the live document, where there is one. */
  tellQuotes(quotes: Record<string, string | null>): void
  marks: Marks
  announce(sentence: string): void
}

export const CommentingContext = createContext<Commenting | null>(null)

/** Null where nobody can comment: the example, a page to read. */
export const useCommenting = (): Commenting | null => use(CommentingContext)

export const isOpen = (thread: CommentThread): boolean => !thread.isResolved
