import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/**
 * Keeps the focus where it is when the page draws that place elsewhere (R-B42): an element that moves loses it, and a
 * person whom somebody puts in another ring becomes another element. Such things carry `data-keep`.
 */
export function useKeepFocus(container: RefObject<HTMLElement | null>): void {
  const kept = useRef<HTMLElement | null>(null)

  useEffect(() => {
    const element = container.current
    if (!element) return
    const focusIn = (event: FocusEvent) => {
      kept.current = event.target as HTMLElement
    }
    const focusOut = (event: FocusEvent) => {
      // Somebody went elsewhere, or another window is in front; drawing never runs between these two.
      if (event.relatedTarget !== null || !drawing.current) kept.current = null
    }
    element.addEventListener('focusin', focusIn)
    element.addEventListener('focusout', focusOut)
    return () => {
      element.removeEventListener('focusin', focusIn)
      element.removeEventListener('focusout', focusOut)
    }
  }, [container])

  // True while React changes the page: from drawing this component until its effects.
  const drawing = useRef(false)
  drawing.current = true

  useLayoutEffect(() => {
    drawing.current = false
    const was = kept.current
    const element = container.current
    if (!element || !was) return
    const { activeElement, body } = element.ownerDocument
    if (activeElement && activeElement !== body) return
    const name = was.closest<HTMLElement>('[data-keep]')?.dataset.keep
    const now = was.isConnected ? was : name && element.querySelector<HTMLElement>(`[data-keep="${name}"]`)
    if (now) now.focus({ preventScroll: true })
  })
}
