/** Says what was taken away and offers it back, until it is closed or used: no clock runs (E11). */
import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { Button } from '../../ui/Button.tsx'

interface Props {
  /** How the thing is called; null when nothing was taken away. */
  name: string | null
  putBack: () => void
  forget: () => void
}

export function RemovedNote({ name, putBack, forget }: Props) {
  const { lists } = useMessages()
  if (name === null) return null
  return (
    <div className="removed-note">
      <p>{lists.removed(name)}</p>
      <Button size="small" icon={IconArrowBackUp} onClick={putBack}>
        {lists.putBack}
      </Button>
      <Button size="small" variant="subtle" icon={IconX} iconOnly onClick={forget}>
        {lists.closeNote}
      </Button>
    </div>
  )
}
