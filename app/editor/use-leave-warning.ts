import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'

interface Work {
  /** Something is not on disk yet. */
  unsaved: boolean
  /** It will not be there in a moment: no connection, or the server does not confirm. */
  stuck: boolean
}

/**
 * Unsent work lives in this page alone (R-E13), so leaving it waits for the disk, and asks where that does not come
 * (R-B12).
 */
export function useLeaveWarning({ unsaved, stuck }: Work): void {
  const { plan } = useMessages()
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])

  const { state, proceed, reset } = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (state !== 'blocked') return
    if (!unsaved) proceed()
    else if (stuck) (window.confirm(plan.leaveQuestion) ? proceed : reset)()
  }, [state, unsaved, stuck, proceed, reset, plan])
}
