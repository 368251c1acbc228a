import { useCallback, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

const EVENTS = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const

/** Whether there is something of one's own to take back or to do again. */
export function useUndoable(manager: Y.UndoManager): { canUndo: boolean; canRedo: boolean } {
  const subscribe = useCallback(
    (notify: () => void) => {
      for (const event of EVENTS) manager.on(event, notify)
      return () => {
        for (const event of EVENTS) manager.off(event, notify)
      }
    },
    [manager],
  )
  const canUndo = useSyncExternalStore(subscribe, () => manager.canUndo())
  const canRedo = useSyncExternalStore(subscribe, () => manager.canRedo())
  return { canUndo, canRedo }
}
