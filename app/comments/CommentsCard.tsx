/** All remarks of the plan in one list: beside the plan on wide screens, a place of its own on a telephone. */

import type { CommentThread } from '#server/comments/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { isOpen, useCommenting } from './commenting.ts'
import { Thread } from './Thread.tsx'

const COMMENTS_TITLE = 'reacties-titel'

export function CommentsCard() {
  const commenting = useCommenting()
  const { comments } = useMessages()
  if (!commenting?.isOn) return null
  const { threads, quoteNow, sectionOf } = commenting
  const isLoose = (thread: CommentThread) =>
    thread.quote ? quoteNow(thread) === null : sectionOf(thread) === null
  const open = threads.filter(isOpen)
  const beside = open.filter((thread) => !isLoose(thread))
  const loose = open.filter(isLoose)
  const done = threads.filter((thread) => !isOpen(thread))
  return (
    <section className="card remarks no-print" id="reacties" aria-labelledby={COMMENTS_TITLE}>
      <h2 className="card__title" id={COMMENTS_TITLE} tabIndex={-1}>
        {comments.title}{' '}
        {open.length > 0 && <span className="nl-number-badge remarks__count">{open.length}</span>}
      </h2>
      {threads.length === 0 && <p className="muted">{comments.none}</p>}
      <List threads={beside} />
      {loose.length > 0 && (
        <section className="stack stack--tight" aria-labelledby="reacties-los">
          <h3 id="reacties-los">{comments.deletedText}</h3>
          <p className="muted">{comments.deletedHint}</p>
          <List threads={loose} isLoose />
        </section>
      )}
      {done.length > 0 && (
        <details className="disclosure">
          <summary>{comments.doneTitle(done.length)}</summary>
          <div className="disclosure__body">
            <List threads={done} />
          </div>
        </details>
      )}
    </section>
  )
}

function List({ threads, isLoose }: { threads: readonly CommentThread[]; isLoose?: boolean }) {
  if (threads.length === 0) return null
  return (
    <ul className="remarks__list">
      {threads.map((thread) => (
        <Thread key={thread.id} thread={thread} isLoose={isLoose ?? false} />
      ))}
    </ul>
  )
}
