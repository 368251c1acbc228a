/** Remarks beside the text of a plan, in threads (R-B34). Types only. */
import type { AboutKind } from '#plan/comment.ts'
import type { Role } from '#plan/roles.ts'
import type { Me } from '../plans/types.ts'

export interface CommentText {
  id: string
  author: { participantId: string; name: string; role: Role; color: string }
  words: string
  at: number
  isMine: boolean
  mayDelete: boolean
}

export interface CommentThread {
  id: string
  about: { kind: AboutKind; id: string }
  /** Of a piece of text: the words it was about, where they are, and what stands there now; null when deleted. */
  quote: { words: string; start: string; end: string; now: string | null } | null
  /** In order of writing; at least one. */
  comments: CommentText[]
  isResolved: boolean
  mayAnswer: boolean
  mayResolve: boolean
}

export interface CommentsView {
  /** The newest thread first. */
  threads: CommentThread[]
  mayAdd: boolean
}

export interface AddComment {
  about: { kind: AboutKind; id: string }
  /** Of a piece of text: two encoded Yjs relative positions. The server reads the words there itself. */
  anchor: { start: Uint8Array; end: Uint8Array } | null
  words: string
}

export interface Comments {
  /** Exactly what this person may read: nothing else leaves a trace. */
  list(me: Me): Promise<CommentsView>
  /** `gone`: what it is about is not there (yet, or any more). */
  add(me: Me, input: AddComment): Promise<{ state: 'added'; id: string } | { state: 'gone' }>
  /** Opens a thread again that was done. */
  answer(me: Me, threadId: string, words: string): Promise<void>
  resolve(me: Me, threadId: string, done: boolean): Promise<void>
  /** One's own words only; answers of others stay. */
  erase(me: Me, commentId: string): Promise<void>
}
