/** What had the focus can go with the answer that it sent: then the heading of its group has it, not the top of the page. */
import { type RefObject, useEffect, useRef } from 'react'

export function useKeptFocus(group: RefObject<HTMLElement | null>): void {
  const held = useRef<Element | null>(null)
  useEffect(() => {
    // No "focusout": a browser also tells it of what is taken away while it has the focus.
    const note = ({ target }: Event) => {
      held.current = target instanceof Element && group.current?.contains(target) ? target : null
    }
    const kinds = ['focusin', 'pointerdown'] as const
    for (const kind of kinds) document.addEventListener(kind, note)
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, note)
    }
  }, [group])
  useEffect(() => {
    if (held.current === null || held.current.isConnected) return
    held.current = null
    if (document.activeElement !== document.body) return
    const heading = group.current?.querySelector<HTMLElement>('h1, h2')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus()
  })
}
