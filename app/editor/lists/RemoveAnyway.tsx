/** Somebody else writes in it now: taking it away asks first (R-B29). */
import { useId } from 'react'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { Button } from '../../ui/Button.tsx'
import type { Writer } from './writers.ts'

interface Props {
  writers: readonly Writer[]
  remove: () => void
  keep: () => void
}

export function RemoveAnyway({ writers, remove, keep }: Props) {
  const { lists } = useMessages()
  const question = useId()
  return (
    <div className="item-ask">
      <p id={question}>{lists.removeAnyway(writers.map((writer) => writer.name).join(', '))}</p>
      <Button size="small" onClick={remove}>
        {lists.yesRemove}
      </Button>
      <Button size="small" variant="primary" autoFocus aria-describedby={question} onClick={keep}>
        {lists.keep}
      </Button>
    </div>
  )
}
