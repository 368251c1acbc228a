import { useCallback, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { PlaceInPlan } from './place-in-plan.ts'

/** Brings a section into view; on a telephone that shows one question, it opens that question. */
export function useShowSection(place: PlaceInPlan): (section: string) => void {
  const navigate = useNavigate()
  const now = useRef(place)
  now.current = place
  return useCallback(
    (section: string) => {
      const card = document.getElementById(`onderdeel-${section}`)
      // Drawn nowhere: another question is open.
      if (card && card.getClientRects().length === 0) void navigate(now.current.to(section))
    },
    [navigate],
  )
}

/** After "Vorige" or "Volgende" the focus is on the title of the question that opened (P8). */
export function useFocusOnLeaf(current: string): void {
  const shown = useRef(current)
  useEffect(() => {
    if (shown.current === current) return
    shown.current = current
    if (document.activeElement?.closest('[data-root]')) return
    const title = document.querySelector<HTMLElement>(
      `#onderdeel-${CSS.escape(current)} h2, #${CSS.escape(current)} h2`,
    )
    title?.setAttribute('tabindex', '-1')
    title?.focus({ preventScroll: true })
  }, [current])
}
