/**
 * The order in which a list is shown while somebody works in it. A row that moves in the page loses its focus, and a
 * list that jumps under somebody's hands is worse than one that is a moment late. So what others move waits until the
 * focus leaves the list (R-B42); what is new or gone shows at once.
 */
import { type RefObject, useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { afterPress, watchPresses } from './after-press.ts'

export function steadyOrder(shown: readonly string[], wanted: readonly string[]): string[] {
  const there = new Set(wanted)
  const result = shown.filter((id) => there.has(id))
  const placed = new Set(result)
  for (const [index, id] of wanted.entries()) {
    if (placed.has(id)) continue
    // After the nearest one before it that is shown.
    const before = wanted.slice(0, index).findLast((other) => placed.has(other))
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id)
    placed.add(id)
  }
  return result
}

/**
 * The order to show. `release` lets the next order through as it is, for one's own move (the caller then puts the
 * focus back).
 */
export function useSteadyOrder(
  wanted: readonly string[],
  list: RefObject<HTMLElement | null>,
  undoManager: Y.UndoManager,
): { order: string[]; release: () => void } {
  const shown = useRef<readonly string[]>(wanted)
  const free = useRef(false)
  const [, left] = useState(0)

  useEffect(() => {
    const element = list.current
    if (!element) return
    const focusOut = (event: FocusEvent) => {
      if (element.contains(event.relatedTarget as Node | null)) return
      afterPress(element.ownerDocument, () => left((count) => count + 1))
    }
    watchPresses(element.ownerDocument)
    element.addEventListener('focusout', focusOut)
    return () => element.removeEventListener('focusout', focusOut)
  }, [list])

  // One's own undo is no surprise: it shows at once what it did.
  useEffect(() => {
    const undone = () => {
      free.current = true
      left((count) => count + 1)
    }
    undoManager.on('stack-item-popped', undone)
    return () => undoManager.off('stack-item-popped', undone)
  }, [undoManager])

  const element = list.current
  const held = !free.current && element?.contains(element.ownerDocument.activeElement) === true
  const order = held ? steadyOrder(shown.current, wanted) : [...wanted]
  useEffect(() => {
    shown.current = order
    free.current = false
  })
  return {
    order,
    release: () => {
      free.current = true
    },
  }
}
