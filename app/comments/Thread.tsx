import { IconCheck, IconRotate } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CommentText, CommentThread } from '#server/comments/types.ts'
import { clockTime, fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { useCommenting } from './commenting.ts'
import { Remove } from './Remove.tsx'
import { showQuote } from './show-quote.ts'
import { useSend } from './use-send.ts'

export function Thread({ thread, isLoose }: { thread: CommentThread; isLoose: boolean }) {
  const { comments } = useMessages()
  const [isAnswering, setAnswering] = useState(false)
  const [first, ...answers] = thread.comments
  // What a button acted on moves elsewhere in the list: the focus goes to its title.
  const { send, isBusy, failed } = useSend(() => document.getElementById('reacties-titel')?.focus())
  if (!first) return null
  const { name } = first.author
  const resolve = () =>
    !isBusy && send({ intent: thread.isResolved ? 'reopen' : 'resolve', threadId: thread.id })
  const answerId = `antwoord-knop-${thread.id}`
  return (
    <li className="remark">
      <One comment={first} thread={thread} isLoose={isLoose} />
      {answers.length > 0 && (
        <ul className="remark__answers">
          {answers.map((answer) => (
            <li key={answer.id}>
              <One comment={answer} />
            </li>
          ))}
        </ul>
      )}
      {failed && <p role="alert">{failed}</p>}
      {isAnswering ? (
        <AnswerForm
          threadId={thread.id}
          name={name}
          stop={() => {
            setAnswering(false)
            requestAnimationFrame(() => document.getElementById(answerId)?.focus())
          }}
        />
      ) : (
        <div className="remark__acts needs-scripts">
          {thread.mayAnswer && (
            <Button
              id={answerId}
              size="small"
              variant="subtle"
              aria-label={comments.answerTo(name)}
              onClick={() => setAnswering(true)}
            >
              {comments.answer}
            </Button>
          )}
          {thread.mayResolve && (
            <Button
              size="small"
              variant="subtle"
              icon={thread.isResolved ? IconRotate : IconCheck}
              aria-label={thread.isResolved ? comments.againWith(name) : comments.doneWith(name)}
              onClick={resolve}
            >
              {thread.isResolved ? comments.again : comments.done}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

interface OneProps {
  comment: CommentText
  /** For the first one: what the thread is about. */
  thread?: CommentThread
  isLoose?: boolean
}

function One({ comment, thread, isLoose }: OneProps) {
  const language = useLanguage()
  const { author, at, words, mayDelete, id } = comment
  return (
    <div className="remark__one">
      <Avatar name={author.name} color={author.color} />
      <div className="remark__words">
        <p className="remark__head">
          <bdi className="person__name">{author.name}</bdi>{' '}
          <span className="muted">
            {fullDate(at, language)} {clockTime(at, language)}
          </span>
          {thread && <About thread={thread} />}
        </p>
        {thread?.quote && <Quote thread={thread} isLoose={isLoose ?? false} />}
        <p className="remark__said" dir="auto">
          {words}
        </p>
        {mayDelete && <Remove id={id} words={words} />}
      </div>
    </div>
  )
}

function About({ thread }: { thread: CommentThread }) {
  const commenting = useCommenting()
  const { comments } = useMessages()
  const section = commenting?.sectionOf(thread)
  if (!commenting || !section) return null
  const agreement = thread.about.kind === 'agreement' ? commenting.agreement(thread.about.id) : null
  return (
    <>
      <br />
      <span className="muted">{comments.at}</span>{' '}
      <Link
        to={commenting.hrefOf(section)}
        preventScrollReset
        onClick={() => showQuote(thread.id, section)}
        dir="auto"
      >
        {commenting.titleOf(section)}
      </Link>
      {agreement && <span className="muted"> {comments.agreement(agreement)}</span>}
    </>
  )
}

function Quote({ thread, isLoose }: { thread: CommentThread; isLoose: boolean }) {
  const commenting = useCommenting()
  const { comments } = useMessages()
  const words = thread.quote?.words ?? ''
  const now = commenting?.quoteNow(thread) ?? null
  return (
    <>
      <blockquote className={isLoose ? 'remark__quote remark__quote--gone' : 'remark__quote'} dir="auto">
        {now ?? words}
      </blockquote>
      {now !== null && now !== words && <p className="muted">{comments.quoteFirst(words)}</p>}
    </>
  )
}
