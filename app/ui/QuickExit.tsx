import { IconDoorExit } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from './Icon.tsx'

/** The weather: a page that anybody may have been looking at. */
const NEUTRAL_SITE = 'https://www.knmi.nl/nederland-nu/weer/verwachtingen'

/**
 * Leaves at once, for who is not safe. The page disappears before the other one has loaded, it does not stay behind
 * the back button, and no question about unsaved work holds it up. Without scripts it is an ordinary link.
 */
function leave(event: MouseEvent) {
  event.preventDefault()
  window.addEventListener('beforeunload', (leaving) => leaving.stopImmediatePropagation(), { capture: true })
  document.documentElement.hidden = true
  document.title = ''
  window.location.replace(NEUTRAL_SITE)
}

export function QuickExit() {
  const { common } = useMessages()
  return (
    <a
      className="nl-button nl-button--secondary nl-button--small quick-exit"
      href={NEUTRAL_SITE}
      rel="noreferrer"
      title={common.quickExitHint}
      onClick={leave}
    >
      <span className="nl-button__icon-start">
        <Icon of={IconDoorExit} size={20} />
      </span>
      <span className="nl-button__label">{common.quickExit}</span>
    </a>
  )
}
