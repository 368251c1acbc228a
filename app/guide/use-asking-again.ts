import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

/** A page without a room of its own asks again by itself, while somebody looks at it. */
export function useAskingAgain(everyMs: number): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && state === 'idle') void revalidate()
    }, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, revalidate, state])
}
