/** A list of short items with its add button and the note of what was taken away: the frame that the plain lists share. */
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { usePlanRoom } from '../room.ts'
import { ItemTools } from './ItemTools.tsx'
import { RemovedNote } from './RemovedNote.tsx'
import type { ListHandle } from './use-list.ts'
import { WritersHere } from './WritersHere.tsx'
import type { Writer } from './writers.ts'

interface Props {
  handle: ListHandle
  /** The question above the list. */
  label: string
  /** How an item is called: "Doel 2". */
  nameOf: (place: number) => string
  empty: string
  add: string
  /** Makes an item and returns its id. */
  make: () => string
  writers: Record<string, Writer[]>
  children: (id: string, name: string) => ReactNode
}

export function ItemList({ handle, label, nameOf, empty, add, make, writers, children }: Props) {
  const { canWrite } = usePlanRoom()
  return (
    <div className="list" ref={handle.list}>
      {handle.order.length === 0 && <p className="list__empty">{empty}</p>}
      {handle.order.length > 0 && (
        <ol className="list__items" aria-label={label}>
          {handle.order.map((id, index) => {
            const name = nameOf(index + 1)
            return (
              <li className="list__item" key={id} data-item={id}>
                <div className="list__fields">
                  {children(id, name)}
                  <WritersHere writers={writers[id]} />
                </div>
                <ItemTools handle={handle} id={id} name={name} writers={writers[id]} />
              </li>
            )
          })}
        </ol>
      )}
      <RemovedNote name={handle.removed?.name ?? null} putBack={handle.putBack} forget={handle.forget} />
      {canWrite && (
        <div className="list__add">
          <Button icon={IconPlus} data-add onClick={() => handle.add(make)}>
            {add}
          </Button>
        </div>
      )}
    </div>
  )
}
