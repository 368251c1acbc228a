import { type FormEvent, useEffect, useState } from 'react'
import { MAX_COMMENT } from '#plan/comment.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { fieldId, Textarea } from '../ui/fields.tsx'
import { useCommenting } from './commenting.ts'
import { useSend } from './use-send.ts'

interface AnswerFormProps {
  threadId: string
  /** Of whoever is answered. */
  name: string
  stop: () => void
}

export function AnswerForm({ threadId, name, stop }: AnswerFormProps) {
  const { comments } = useMessages()
  const commenting = useCommenting()
  const [words, setWords] = useState('')
  const { send, isBusy, failed } = useSend(() => {
    stop()
    commenting?.announce(comments.sent)
  })
  const field = `antwoord-${threadId}`
  useEffect(() => document.getElementById(fieldId(field))?.focus(), [field])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() !== '' && !isBusy) send({ intent: 'answer', threadId, words })
  }
  return (
    <form className="remark-form" onSubmit={submit}>
      <Textarea
        name={field}
        label={comments.yourAnswer(name)}
        rows={3}
        maxLength={MAX_COMMENT}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {failed && <p role="alert">{failed}</p>}
      <div className="cluster">
        <Button type="submit" size="small" variant="primary">
          {comments.sendAnswer}
        </Button>
        <Button size="small" onClick={stop}>
          {comments.cancel}
        </Button>
      </div>
    </form>
  )
}
