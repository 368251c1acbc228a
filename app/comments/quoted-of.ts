import * as buffer from 'lib0/buffer'
import type * as Y from 'yjs'
import { type Quoted, quotedIn } from '#plan/quoted.ts'
import type { CommentThread } from '#server/comments/types.ts'

/** Where the quoted words of a thread stand now; null when they are gone. */
export function quotedOf(doc: Y.Doc, { about, quote }: CommentThread): Quoted | null {
  if (!quote) return null
  const anchor = { start: buffer.fromBase64(quote.start), end: buffer.fromBase64(quote.end) }
  return quotedIn(doc, about.id, anchor, quote.words)
}
