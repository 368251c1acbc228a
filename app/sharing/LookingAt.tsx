import { IconCheck, IconSend, IconX } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { SendingView } from '#server/sharing/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { PreviewCard } from './PreviewCard.tsx'
import type { ShownPreview } from './shown-preview.ts'
import { WhoSaysYes } from './WhoSaysYes.tsx'

interface LookingAtProps {
  list: readonly SendingView[]
  looking: ShownPreview & { id: string }
}

/** What one sending holds, with what this person can do about it. */
export function LookingAt({ list, looking }: LookingAtProps) {
  const { sharing } = useMessages()
  const sending = list.find(({ id }) => id === looking.id)
  if (!sending) return null
  const mine = looking.consents.find(({ isMe }) => isMe)
  const isAsked = sending.asksMe && mine
  const title = isAsked ? sharing.askTitle(sending.recipientName) : sharing.to(sending.recipientName)
  return (
    <>
      <PreviewCard id="verzending" title={title} chapters={looking.chapters} annex={looking.annexChapters} />
      {sending.status === 'asking' && <WhoSaysYes consents={looking.consents} />}
      {(isAsked || sending.maySend) && (
        <Form method="post" className="card stack">
          <input type="hidden" name="sending" value={sending.id} />
          <input type="hidden" name="digest" value={looking.digest} />
          {isAsked && (
            <>
              <p>
                {mine.answer
                  ? sharing.youSaid[mine.answer]
                  : `${sharing.askText} ${mine.because === 'authority' ? sharing.askNoParent : sharing.askNo}`}
              </p>
              <div className="cluster">
                <Button
                  type="submit"
                  name="intent"
                  value="yes"
                  icon={IconCheck}
                  variant={mine.answer ? 'secondary' : 'primary'}
                >
                  {sharing.yes}
                </Button>
                <Button type="submit" name="intent" value="no" icon={IconX}>
                  {sharing.no}
                </Button>
              </div>
            </>
          )}
          {sending.maySend && (
            <div className="form-actions">
              <Button
                type="submit"
                name="intent"
                value="send-now"
                variant="primary"
                size="large"
                icon={IconSend}
              >
                {sharing.send}
              </Button>
            </div>
          )}
        </Form>
      )}
    </>
  )
}
