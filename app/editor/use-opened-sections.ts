import { useCallback, useEffect, useState } from 'react'

interface OpenedSections {
  /** Sections that this reader asked for; they stay for as long as the page is open. */
  opened: ReadonlySet<string>
  open: (section: string) => void
  /** The one asked for last, until it is on the screen. */
  latest: string | null
  shown: () => void
}

export function useOpenedSections(): OpenedSections {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [latest, setLatest] = useState<string | null>(null)
  return {
    opened,
    latest,
    open: useCallback((section: string) => {
      setOpened((before) => new Set([...before, section]))
      setLatest(section)
    }, []),
    shown: useCallback(() => setLatest(null), []),
  }
}

/** Brings a section that was just asked for to the screen, with the focus on its title. */
export function useShowOpened({ latest, shown }: OpenedSections, show: (section: string) => void): void {
  useEffect(() => {
    if (latest === null) return
    const card = document.getElementById(`onderdeel-${latest}`)
    if (!card) return
    shown()
    show(latest)
    const title = card.querySelector('h2')
    title?.setAttribute('tabindex', '-1')
    title?.focus({ preventScroll: true })
    card.scrollIntoView({ block: 'start' })
  }, [latest, shown, show])
}
