/** What a posted form about remarks says, before anybody believes it. */
import * as buffer from 'lib0/buffer'
import { ABOUT_KINDS } from '#plan/comment.ts'
import type { AddComment } from '#server/comments/types.ts'

export type CommentInput =
  | ({ intent: 'add' } & AddComment)
  | { intent: 'answer'; threadId: string; words: string }
  | { intent: 'resolve' | 'reopen'; threadId: string }
  | { intent: 'delete'; commentId: string }

/** Null for what no page of ours sends. */
export function commentInput(form: FormData): CommentInput | null {
  const text = (name: string) => String(form.get(name) ?? '')
  const intent = text('intent')
  switch (intent) {
    case 'add': {
      const kind = ABOUT_KINDS.find((one) => one === text('aboutKind'))
      const anchor = kind === 'text' ? anchorOf(text('start'), text('end')) : null
      if (!kind || (kind === 'text' && !anchor)) return null
      return { intent, about: { kind, id: text('aboutId') }, anchor, words: text('words') }
    }
    case 'answer':
      return { intent, threadId: text('threadId'), words: text('words') }
    case 'resolve':
    case 'reopen':
      return { intent, threadId: text('threadId') }
    case 'delete':
      return { intent, commentId: text('commentId') }
    default:
      return null
  }
}

const BASE64 = /^[A-Za-z0-9+/]{1,200}={0,2}$/

function anchorOf(start: string, end: string): AddComment['anchor'] {
  if (!BASE64.test(start) || !BASE64.test(end)) return null
  try {
    return { start: buffer.fromBase64(start), end: buffer.fromBase64(end) }
  } catch {
    return null
  }
}
