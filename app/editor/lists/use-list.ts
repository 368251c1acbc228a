/**
 * What every list of the plan has in common: adding, moving and taking away, with the focus where somebody goes on
 * and one sentence for who cannot see it.
 */
import { type RefObject, useEffect, useRef, useState } from 'react'
import { deleteItem, moveItem, type PlanItem, restoreItem } from '#plan/commands.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { change, type PlanRoom, usePlanRoom } from '../room.ts'
import { useSteadyOrder } from './steady-order.ts'
import { useKeepFocus } from './use-keep-focus.ts'

/** Runs one change that undo takes back on its own, apart from the typing before and after it. */
export function step(room: PlanRoom, work: Parameters<typeof change>[1]): void {
  room.undoManager.stopCapturing()
  change(room, work)
  room.undoManager.stopCapturing()
}

interface Removed {
  id: string
  name: string
  item: PlanItem
}

/**
 * Where the focus has to go once the page shows the change: a control inside an item, named by its `data-…`, or the
 * thing with that `data-keep`; the add button where that is not there.
 */
type Goal = { item: string | null; part: 'first' | 'up' | 'down' | 'remove' } | { keep: string }

/** Puts the focus somewhere in a list once the page shows what was changed. */
export function useFocusGoal(list: RefObject<HTMLElement | null>): (goal: Goal) => void {
  const [goal, focus] = useState<Goal | null>(null)
  useEffect(() => {
    if (!goal) return
    const selector =
      'keep' in goal ? `[data-keep="${goal.keep}"]` : `[data-item="${goal.item}"] [data-${goal.part}]`
    const target = list.current?.querySelector<HTMLElement>(selector)
    const otherwise = list.current?.querySelector<HTMLElement>('[data-add]')
    ;(target ?? otherwise)?.focus()
  }, [goal, list])
  return focus
}

export interface ListHandle {
  /** Goes on the element around the items and the add button; items carry `data-item`. */
  list: RefObject<HTMLDivElement | null>
  /** Ids in the order to show. */
  order: string[]
  removed: Removed | null
  add: (make: () => string) => void
  move: (id: string, by: -1 | 1, name: string) => void
  remove: (id: string, name: string) => void
  /** Takes an empty item away and goes on at the end of the one before it. */
  back: (id: string, name: string) => void
  putBack: () => void
  forget: () => void
  focus: (goal: Goal) => void
}

/** `ids`: what the list shows, in the plan's order; a root may hold several lists. */
export function useList(root: string, ids: readonly string[]): ListHandle {
  const room = usePlanRoom()
  const { lists } = useMessages()
  const list = useRef<HTMLDivElement>(null)
  const { order, release } = useSteadyOrder(ids, list, room.undoManager)
  useKeepFocus(list)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const focus = useFocusGoal(list)

  return {
    list,
    order,
    removed,
    focus,
    add(make) {
      let id = ''
      step(room, () => {
        id = make()
      })
      focus({ item: id, part: 'first' })
    },
    move(id, by, name) {
      const index = order.indexOf(id)
      const to = index + by
      if (index < 0 || to < 0 || to >= order.length) return
      release()
      step(room, (doc) => moveItem(doc, root, id, to, order))
      focus({ item: id, part: by < 0 ? 'up' : 'down' })
      room.announce(lists.moved(name, to + 1, order.length))
    },
    remove(id, name) {
      const index = order.indexOf(id)
      const next = order[index + 1] ?? order[index - 1] ?? null
      let item: PlanItem | null = null
      step(room, (doc) => {
        item = deleteItem(doc, root, id)
      })
      if (item) setRemoved({ id, name, item })
      focus({ item: next, part: 'first' })
      room.announce(lists.removed(name))
    },
    back(id, name) {
      const before = order[order.indexOf(id) - 1]
      if (before === undefined) return
      step(room, (doc) => void deleteItem(doc, root, id))
      focus({ item: before, part: 'first' })
      room.announce(lists.removed(name))
    },
    putBack() {
      if (!removed) return
      step(room, (doc) => void restoreItem(doc, root, removed.id, removed.item))
      setRemoved(null)
      focus({ item: removed.id, part: 'first' })
      room.announce(lists.isBack(removed.name))
    },
    forget() {
      setRemoved(null)
      focus({ item: null, part: 'first' })
    },
  }
}
