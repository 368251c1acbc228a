/** From rows to what one person sees. */
import type { comments } from '#db/schema.ts'
import type { AboutKind } from '#plan/comment.ts'
import { mayResolve } from '#plan/rights/resolving.ts'
import type { Asking } from '../rights/rights.ts'
import { type Stored, threadOf } from './rows.ts'
import type { CommentText, CommentThread } from './types.ts'

export type Names = ReadonlyMap<string, CommentText['author']>
/** The words that stand there now, or null. */
export type QuoteNow = (row: typeof comments.$inferSelect) => string | null

/** Threads in order of writing; `readable` holds only what this person may read. */
export function threadsOf(
  readable: readonly Stored[],
  asking: Asking,
  names: Names,
  quoteNow: QuoteNow,
): CommentThread[] {
  const threads = Map.groupBy(readable, threadOf)
  return [...threads].flatMap(([id, stored]) => {
    const [first] = stored
    if (!first) return []
    const { row, item } = first
    const { position, positionEnd, quote } = row
    return [
      {
        id,
        about: { kind: row.aboutKind as AboutKind, id: row.aboutId },
        quote:
          position && positionEnd && quote !== null
            ? {
                words: quote,
                start: position.toString('base64'),
                end: positionEnd.toString('base64'),
                now: quoteNow(row),
              }
            : null,
        comments: stored.flatMap((one) => textOf(one, asking, names)),
        isResolved: stored.some((one) => one.row.resolvedAt !== null),
        mayAnswer: asking.may('comment', item).ok,
        mayResolve: mayResolve(asking.viewer, item, asking.situation),
      },
    ]
  })
}

function textOf({ row, item }: Stored, asking: Asking, names: Names): CommentText[] {
  const author = names.get(row.authorId)
  if (!author) return []
  const isMine = row.authorId === asking.viewer.id
  return [
    {
      id: row.id,
      author,
      words: row.words,
      at: row.createdAt,
      isMine,
      mayDelete: isMine && asking.may('write', item).ok,
    },
  ]
}
