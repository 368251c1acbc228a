import { useMessages } from '../../messages/MessagesProvider.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import type { Writer } from './writers.ts'

/** Who else writes in this item now: faces for who sees them, a sentence for who does not. */
export function WritersHere({ writers }: { writers: readonly Writer[] | undefined }) {
  const { lists } = useMessages()
  if (!writers?.length) return null
  const sentence = lists.othersWrite(writers.map((writer) => writer.name).join(', '))
  return (
    <span className="writers-here" title={sentence}>
      {writers.map((writer) => (
        <Avatar key={writer.id} name={writer.name} color={writer.color} />
      ))}
      <span className="sr-only">{sentence}</span>
    </span>
  )
}
