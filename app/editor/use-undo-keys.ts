import { useEffect } from 'react'
import type * as Y from 'yjs'

type Direction = 'undo' | 'redo'

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, on a Mac with Cmd. */
export function undoKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): Direction | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !event.shiftKey ? 'redo' : null
}

/** A text control outside the plan's fields, such as one in a dialog, keeps the browser's own undo. */
const keepsItsOwn = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea') && !target.closest('[data-root]')

/**
 * Undo everywhere on the page, also where nothing has the focus. Before any field sees it: the browser's own undo
 * knows only one field and takes back the words of others too (R-B37).
 */
export function useUndoKeys(manager: Y.UndoManager): void {
  useEffect(() => {
    const act = (event: Event, direction: Direction | null) => {
      if (direction === null || keepsItsOwn(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      manager[direction]()
    }
    const key = (event: KeyboardEvent) => act(event, undoKey(event))
    // Shaking a telephone and the menu of the browser come along here.
    const input = (event: InputEvent) => {
      if (event.inputType === 'historyUndo') act(event, 'undo')
      if (event.inputType === 'historyRedo') act(event, 'redo')
    }
    document.addEventListener('keydown', key, { capture: true })
    document.addEventListener('beforeinput', input, { capture: true })
    return () => {
      document.removeEventListener('keydown', key, { capture: true })
      document.removeEventListener('beforeinput', input, { capture: true })
    }
  }, [manager])
}
