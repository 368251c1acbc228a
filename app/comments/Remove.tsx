import { useState } from 'react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { useSend } from './use-send.ts'

/** Takes one's own words away for good, so it asks first (E11). */
export function Remove({ id, words }: { id: string; words: string }) {
  const { comments } = useMessages()
  const [isAsking, setAsking] = useState(false)
  const buttonId = `weg-${id}`
  const stop = () => {
    setAsking(false)
    requestAnimationFrame(() => document.getElementById(buttonId)?.focus())
  }
  const { send, isBusy, failed } = useSend(() => document.getElementById('reacties-titel')?.focus())
  if (!isAsking)
    return (
      <Button
        id={buttonId}
        className="needs-scripts"
        size="small"
        variant="subtle"
        aria-label={comments.removeMine(words.slice(0, 60))}
        onClick={() => setAsking(true)}
      >
        {comments.remove}
      </Button>
    )
  return (
    <fieldset className="remark__sure">
      <legend>{comments.removeSure}</legend>
      {failed && <p role="alert">{failed}</p>}
      <div className="cluster">
        <Button
          size="small"
          ref={focusOnce}
          onClick={() => !isBusy && send({ intent: 'delete', commentId: id })}
        >
          {comments.removeYes}
        </Button>
        <Button size="small" onClick={stop}>
          {comments.cancel}
        </Button>
      </div>
    </fieldset>
  )
}

const focusOnce = (button: HTMLButtonElement | null) => button?.focus()
