/** Writing a remark, in the section that it is about: the words stay beside what they are about on every screen. */
import { IconSend } from '@tabler/icons-react'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { MAX_COMMENT } from '#plan/comment.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { fieldId, Textarea } from '../ui/fields.tsx'
import { type Target, useCommenting } from './commenting.ts'
import { useSend } from './use-send.ts'

/** The form, where this section is the one that somebody is about to comment on. */
export function CommentHere({ section }: { section: string }) {
  const target = useCommenting()?.target
  if (target?.section !== section) return null
  return <CommentForm key={`${target.about.id} ${target.quote?.start}`} target={target} />
}

function CommentForm({ target }: { target: Target }) {
  const commenting = useCommenting()
  const { comments } = useMessages()
  const [about, setAbout] = useState('')
  const [words, setWords] = useState('')
  const selectId = useId()
  const name = `reactie-${target.section}`
  const { send, isBusy, failed } = useSend(() => {
    commenting?.stop()
    commenting?.announce(comments.sent)
  })
  useEffect(() => document.getElementById(fieldId(name))?.focus(), [name])
  if (!commenting) return null
  const { quote } = target
  const agreements = target.about.kind === 'section' ? commenting.agreementsIn(target.section) : []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() === '' || isBusy) return
    const subject = about ? { kind: 'agreement', id: about } : target.about
    send({
      intent: 'add',
      aboutKind: subject.kind,
      aboutId: subject.id,
      words,
      ...(quote ? { start: quote.start, end: quote.end } : {}),
    })
  }
  return (
    <form
      className="remark-form no-print"
      aria-label={comments.formTitle(commenting.titleOf(target.section))}
      onSubmit={submit}
    >
      {quote && (
        <div>
          <p className="muted">{comments.aboutText}</p>
          <blockquote className="remark__quote" dir="auto">
            {quote.words}
          </blockquote>
        </div>
      )}
      {agreements.length > 0 && (
        <div className="field">
          <label className="field__label utrecht-form-label" htmlFor={selectId}>
            {comments.aboutWhat}
          </label>
          <select
            className="utrecht-select utrecht-select--html-select"
            id={selectId}
            value={about}
            onChange={(event) => setAbout(event.currentTarget.value)}
          >
            <option value="">{comments.wholeSection}</option>
            {agreements.map(({ id, what }, index) => (
              <option key={id} value={id}>
                {comments.aboutAgreement(index + 1, what)}
              </option>
            ))}
          </select>
        </div>
      )}
      <Textarea
        name={name}
        label={comments.words}
        description={commenting.isPrivate ? comments.readersPrivate : comments.readers}
        rows={3}
        maxLength={MAX_COMMENT}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {failed && (
        <Alert type="warning" role="alert">
          <p>{failed}</p>
        </Alert>
      )}
      <div className="cluster">
        <Button type="submit" variant="primary" icon={IconSend}>
          {comments.send}
        </Button>
        <Button onClick={commenting.stop}>{comments.cancel}</Button>
      </div>
    </form>
  )
}
