/** Asks the server again when an answer came or a word of the plan changed. This page writes nothing in the plan. */
import { useEffect, useRef } from 'react'
import { useRevalidator } from 'react-router'

/** Somebody who types changes the plan many times a second. */
const SETTLES_AFTER_MS = 700

export function useLiveAnswers(planId: string, as: string | null, isOpen: boolean): void {
  const { revalidate } = useRevalidator()
  const again = useRef(revalidate)
  again.current = revalidate
  useEffect(() => {
    if (!isOpen) return
    let isGone = false
    let close = () => {}
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void again.current(), SETTLES_AFTER_MS)
    }
    const load = async () => {
      const { openConnection } = await import('../editor/connection.ts')
      if (isGone) return
      const url = `${window.location.origin.replace(/^http/, 'ws')}/collab`
      const connection = openConnection({ url, planId, as, onChanged: () => void again.current() })
      let wasReady = false
      const stop = connection.subscribe(() => {
        const { ready, state } = connection.view()
        // Private time begins, or the plan closes: what this page may show is another matter then.
        if (state.kind === 'refused') soon()
        if (ready && !wasReady) connection.doc.on('update', soon)
        wasReady ||= ready
      })
      close = () => {
        stop()
        connection.close()
      }
    }
    void load()
    return () => {
      isGone = true
      clearTimeout(timer)
      close()
    }
  }, [planId, as, isOpen])
}
