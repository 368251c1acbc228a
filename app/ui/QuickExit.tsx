import { IconDoorExit } from '@tabler/icons-react'
import { type FormEvent, useEffect } from 'react'
import { LEAVE_FAST, NEUTRAL_SITE } from '../leave-fast.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from './Icon.tsx'

/** Other windows of this browser go too. */
const EVERY_WINDOW = 'snel-weg'

/** The page disappears before the other one has loaded, and no question about unsaved work holds it up. */
function disappear() {
  window.addEventListener('beforeunload', (leaving) => leaving.stopImmediatePropagation(), { capture: true })
  document.documentElement.hidden = true
  document.title = ''
  window.location.replace(NEUTRAL_SITE)
}

/** Ends the session on its way out; whether that succeeds is not waited for. */
function leave(event: FormEvent) {
  event.preventDefault()
  // `keepalive`: the browser sends it also after this page is gone.
  void fetch(LEAVE_FAST, { method: 'POST', keepalive: true, body: new URLSearchParams({ weg: 'ja' }) }).catch(
    () => undefined,
  )
  const others = new BroadcastChannel(EVERY_WINDOW)
  others.postMessage('weg')
  others.close()
  disappear()
}

/**
 * Leaves at once, for who is not safe: the page is replaced and the session of this browser ends, so that Back shows
 * nothing of a plan. Without scripts it is an ordinary form.
 */
export function QuickExit() {
  const { common } = useMessages()
  useEffect(() => {
    const channel = new BroadcastChannel(EVERY_WINDOW)
    channel.onmessage = disappear
    return () => channel.close()
  }, [])
  return (
    <form method="post" action={LEAVE_FAST} onSubmit={leave}>
      <button
        type="submit"
        className="nl-button nl-button--secondary nl-button--small quick-exit"
        title={common.quickExitHint}
      >
        <span className="nl-button__icon-start">
          <Icon of={IconDoorExit} size={20} />
        </span>
        <span className="nl-button__label">{common.quickExit}</span>
      </button>
    </form>
  )
}
