import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/**
 * Keeps the focus on a thing that the page draws elsewhere: a person who is put in another ring by somebody else is
 * another element in another list, and the focus of the old one would be lost (R-B42). Things carry `data-keep`.
 */
export function useKeepFocus(container: RefObject<HTMLElement | null>): void {
  const kept = useRef<string | null>(null)

  useEffect(() => {
    const element = container.current
    if (!element) return
    const focusIn = (event: FocusEvent) => {
      kept.current = (event.target as HTMLElement).closest<HTMLElement>('[data-keep]')?.dataset.keep ?? null
    }
    const focusOut = (event: FocusEvent) => {
      // An element that is taken away loses the focus to nothing; leaving by oneself keeps the element.
      if ((event.target as HTMLElement).isConnected && element.ownerDocument.hasFocus()) {
        queueMicrotask(() => {
          if ((event.target as HTMLElement).isConnected) kept.current = null
        })
      }
    }
    element.addEventListener('focusin', focusIn)
    element.addEventListener('focusout', focusOut)
    return () => {
      element.removeEventListener('focusin', focusIn)
      element.removeEventListener('focusout', focusOut)
    }
  }, [container])

  useLayoutEffect(() => {
    const element = container.current
    if (!element || kept.current === null) return
    const { activeElement, body } = element.ownerDocument
    if (activeElement && activeElement !== body) return
    element.querySelector<HTMLElement>(`[data-keep="${kept.current}"]`)?.focus({ preventScroll: true })
  })
}
