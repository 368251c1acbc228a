import { useCallback, useEffect } from 'react'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import type { Here } from './presence.ts'

/** Says in one sentence who is where: by the button, or with Ctrl+Alt+W from anywhere on the page (R-B41). */
export function useWhoIsHere(
  here: readonly Here[],
  titleOf: (section: string) => string,
  announce: (sentence: string) => void,
): () => void {
  const { plan } = useMessages()
  const language = useLanguage()
  const tell = useCallback(() => {
    const others = here.filter(({ isMe }) => !isMe)
    const parts = others.map(({ name, section }) =>
      section ? `${name} ${plan.writesAt(titleOf(section))}` : name,
    )
    announce(parts.length > 0 ? plan.hereNow(new Intl.ListFormat(language).format(parts)) : plan.onlyYou)
  }, [here, titleOf, announce, plan, language])

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.code !== 'KeyW' || !event.ctrlKey || !event.altKey || event.metaKey) return
      event.preventDefault()
      tell()
    }
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [tell])
  return tell
}
