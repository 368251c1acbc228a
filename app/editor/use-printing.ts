import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * True while the browser makes pages for the printer. The page must be drawn anew before it goes on, so at once. Also
 * marked on the document: where a browser tells nothing, what is on the screen is printed.
 */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const set = (on: boolean) => {
      flushSync(() => setPrinting(on))
      document.documentElement.toggleAttribute('data-printing', on)
    }
    const begin = () => set(true)
    const end = () => set(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}
