import { useMessages } from '../messages/MessagesProvider.tsx'
import { StatusLine } from '../ui/StatusLine.tsx'
import type { LivePlan } from './use-live-plan.ts'

/** The honest line in the bar. It says "bewaard" only when the server confirmed that this page's work is on disk. */
export function SaveStatus({ live, canWrite }: { live: LivePlan; canWrite: boolean }) {
  const { plan } = useMessages()
  const { view, open, refusal } = live
  if (refusal) {
    return refusal.unsent.length > 0 ? (
      <StatusLine state="lost" text={plan.unsentTitle} />
    ) : (
      <StatusLine state="saved" text={plan.readingOnly} />
    )
  }
  if (!open) {
    const reading = view.state.kind === 'blocked'
    return (
      <StatusLine state={reading ? 'lost' : 'saving'} text={reading ? plan.blockedTitle : plan.opening} />
    )
  }
  if (!canWrite) return <StatusLine state="saved" text={plan.readingOnly} />
  switch (view.saved) {
    case 'saved':
      return <StatusLine state="saved" text={plan.saved} />
    case 'saving':
      return <StatusLine state="saving" text={plan.saving} />
    case 'late':
      return <StatusLine state="lost" text={plan.late} />
    case 'not-saved':
      return <StatusLine state="lost" text={plan.notSaved} />
  }
}
