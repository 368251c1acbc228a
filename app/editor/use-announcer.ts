import { useCallback, useRef, useState } from 'react'

export interface Announcer {
  /** What the live region holds now; `key` changes when the same sentence is said again. */
  said: { key: number; sentence: string }
  announce: (sentence: string) => void
}

/** The page has one polite live region; everything that is told goes through here. */
export function useAnnouncer(): Announcer {
  const [said, setSaid] = useState({ key: 0, sentence: '' })
  const count = useRef(0)
  const announce = useCallback((sentence: string) => {
    count.current += 1
    setSaid({ key: count.current, sentence })
  }, [])
  return { said, announce }
}
