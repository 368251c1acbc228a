import { useMessages } from '../messages/MessagesProvider.tsx'

export const MAIN_ID = 'inhoud'

/** First stop of the Tab key; seen only when it has the focus. */
export function SkipLink() {
  const { common } = useMessages()
  return (
    <a className="nl-skip-link nl-skip-link--visible-on-focus" href={`#${MAIN_ID}`}>
      {common.skipToContent}
    </a>
  )
}
