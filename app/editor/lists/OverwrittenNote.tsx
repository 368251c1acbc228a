import { useEffect } from 'react'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { Button } from '../../ui/Button.tsx'
import { usePlanRoom } from '../room.ts'
import type { ChoiceHandle, Value } from './overwritten.ts'

/** Tells quietly that somebody replaced my choice, and offers it back. It never takes the focus. */
export function OverwrittenNote({ choice, say }: { choice: ChoiceHandle; say: (value: Value) => string }) {
  const { lists } = useMessages()
  const { announce } = usePlanRoom()
  const sentence = choice.lost ? lists.overwritten(say(choice.lost.theirs)) : null
  useEffect(() => {
    if (sentence) announce(sentence)
  }, [sentence, announce])
  if (!sentence) return null
  return (
    <div className="overwritten-note">
      <p>{sentence}</p>
      <Button size="small" onClick={choice.putBack}>
        {lists.putMineBack}
      </Button>
      <Button size="small" variant="subtle" onClick={choice.letGo}>
        {lists.leaveIt}
      </Button>
    </div>
  )
}
