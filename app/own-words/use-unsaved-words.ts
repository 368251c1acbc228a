import { useEffect, useRef, useState } from 'react'
import { useBlocker, useNavigation } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'

/**
 * Words in a form live in this page alone until "Bewaar": leaving asks first. Give the form `onChange` and `onSubmit`;
 * sending it is no leaving.
 */
export function useUnsavedWords() {
  const { form } = useMessages().ownWords
  const [unsaved, setUnsaved] = useState(false)
  const sending = useRef(false)
  const { state } = useNavigation()
  useEffect(() => {
    if (state === 'idle') sending.current = false
  }, [state])
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => {
      if (!sending.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])

  const blocker = useBlocker(() => unsaved && !sending.current)
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (window.confirm(form.leave)) blocker.proceed()
    else blocker.reset()
  }, [blocker, form])
  return {
    onChange: () => setUnsaved(true),
    onSubmit: () => {
      sending.current = true
    },
  }
}
