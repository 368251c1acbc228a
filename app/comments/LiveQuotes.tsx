import { useEffect } from 'react'
import { usePlanRoom } from '../editor/room.ts'
import { useCommenting } from './commenting.ts'
import { quotedOf } from './quoted-of.ts'

/** Follows the quoted words through the live document, so that the list of remarks says what stands there now. */
export function LiveQuotes() {
  const { doc } = usePlanRoom()
  const commenting = useCommenting()
  const threads = commenting?.threads
  const tell = commenting?.tellQuotes
  useEffect(() => {
    const quoted = threads?.filter(({ quote }) => quote !== null) ?? []
    if (!tell || quoted.length === 0) return
    let waiting = 0
    let told = ''
    const look = () => {
      waiting = 0
      const quotes = Object.fromEntries(
        quoted.map((thread) => [thread.id, quotedOf(doc, thread)?.words ?? null]),
      )
      const now = JSON.stringify(quotes)
      if (now !== told) tell(quotes)
      told = now
    }
    const later = () => {
      waiting ||= requestAnimationFrame(look)
    }
    look()
    doc.on('update', later)
    return () => {
      cancelAnimationFrame(waiting)
      doc.off('update', later)
    }
  }, [doc, threads, tell])
  return null
}
