import { IconMessagePlus } from '@tabler/icons-react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { isOpen, useCommenting } from './commenting.ts'

/** A remark beside this section, with how many there are; once somebody asked for remarks, or there are some. */
export function CommentBubble({ section, title }: { section: string; title: string }) {
  const commenting = useCommenting()
  const { comments } = useMessages()
  if (!commenting?.isOn || !commenting.mayAdd) return null
  const count = commenting.threads.filter(
    (thread) => isOpen(thread) && commenting.sectionOf(thread) === section,
  ).length
  const id = `reactie-knop-${section}`
  const isOpened = commenting.target?.section === section
  const whole = { section, about: { kind: 'section' as const, id: section }, quote: null, returnTo: id }
  return (
    <span className="bubble no-print needs-scripts">
      <Button
        id={id}
        variant="subtle"
        icon={IconMessagePlus}
        iconOnly
        aria-expanded={isOpened}
        onClick={() => (isOpened ? commenting.stop() : commenting.compose(whole))}
      >
        {comments.reactTo(title, count)}
      </Button>
      {count > 0 && (
        <span className="nl-number-badge badge--count bubble__count" aria-hidden="true">
          {count}
        </span>
      )}
    </span>
  )
}
