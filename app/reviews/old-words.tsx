/** Beside an agreement that looking back decided to change: what was settled, while the new words are written. */
import { createContext, use } from 'react'
import type { Decided } from '#server/reviews/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'

export const DecidedContext = createContext<Decided | null>(null)

export function OldWords({ id }: { id: string }) {
  const { reviews } = useMessages()
  const found = use(DecidedContext)?.items.find(({ agreementId }) => agreementId === id)
  if (found?.decision !== 'change') return null
  const { what, when } = found.was
  return (
    <p className="decided__was" dir="auto">
      <span className="muted">{reviews.oldWords}</span> {[what, when].filter(Boolean).join(', ')}
    </p>
  )
}
