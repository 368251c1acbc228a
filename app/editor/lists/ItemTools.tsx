/** The buttons of one item in a list: up, down, away. Moving needs no dragging (P6). */
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { Button } from '../../ui/Button.tsx'
import { usePlanRoom } from '../room.ts'
import { RemoveAnyway } from './RemoveAnyway.tsx'
import type { ListHandle } from './use-list.ts'
import type { Writer } from './writers.ts'

interface Props {
  handle: ListHandle
  id: string
  /** How the item is called: "Afspraak 2". */
  name: string
  /** Others who write in it now: taking it away asks first (R-B29). */
  writers?: readonly Writer[]
  children?: React.ReactNode
}

export function ItemTools({ handle, id, name, writers = [], children }: Props) {
  const { lists } = useMessages()
  const { canWrite } = usePlanRoom()
  const [asking, setAsking] = useState(false)
  if (!canWrite) return children ? <div className="item-tools">{children}</div> : null
  const place = handle.order.indexOf(id)
  const remove = () => {
    if (writers.length > 0 && !asking) setAsking(true)
    else handle.remove(id, name)
  }
  const keep = () => {
    setAsking(false)
    handle.focus({ item: id, part: 'remove' })
  }
  if (asking && writers.length > 0)
    return <RemoveAnyway key="ask" writers={writers} remove={remove} keep={keep} />
  return (
    <div className="item-tools" key="tools">
      {children}
      <Button
        icon={IconArrowUp}
        iconOnly
        variant="subtle"
        data-up
        aria-disabled={place <= 0}
        onClick={() => handle.move(id, -1, name)}
      >
        {lists.moveUp(name)}
      </Button>
      <Button
        icon={IconArrowDown}
        iconOnly
        variant="subtle"
        data-down
        aria-disabled={place === handle.order.length - 1}
        onClick={() => handle.move(id, 1, name)}
      >
        {lists.moveDown(name)}
      </Button>
      <Button icon={IconTrash} iconOnly variant="subtle" data-remove onClick={remove}>
        {lists.remove(name)}
      </Button>
    </div>
  )
}
