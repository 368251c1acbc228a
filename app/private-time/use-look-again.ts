import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

/** Who waits has no line to the plan: this page asks by itself, while somebody looks at it. */
const LOOK_AGAIN_MS = 5_000

export function useLookAgain(): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const look = setTimeout(() => {
      if (!document.hidden) void revalidate()
    }, LOOK_AGAIN_MS)
    const seen = () => {
      if (!document.hidden) void revalidate()
    }
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearTimeout(look)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [revalidate, state])
}
