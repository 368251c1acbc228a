/** On the page of the plan while an evening runs: one's own hand, without leaving the text. */
import { IconHandStop } from '@tabler/icons-react'
import { useFetcher } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { useBrowserCan } from '../people/use-browser-can.ts'
import { Button } from '../ui/Button.tsx'

export function HandButton({ isUp, action }: { isUp: boolean; action: string }) {
  const { guide } = useMessages()
  const fetcher = useFetcher()
  const scripted = useBrowserCan(() => true)
  return (
    <fetcher.Form method="post" action={action} className="cluster no-print">
      {/* Without scripts the answer is the page of the plan; with them this page stays as it is. */}
      <input type="hidden" name="from-plan" value={scripted ? 'stays' : 'comes back'} />
      <Button
        type="submit"
        size="small"
        icon={IconHandStop}
        name="intent"
        value={isUp ? 'lower' : 'raise'}
        disabled={fetcher.state !== 'idle'}
      >
        {isUp ? guide.lower : guide.raise}
      </Button>
      <span role="status">{isUp && guide.raised}</span>
    </fetcher.Form>
  )
}
