/** What the page says when saving or the connection is not as it should be. Words first, colour never alone (E9). */
import { IconClipboard, IconLink, IconRefresh } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { CLOSE } from '#plan/close-codes.ts'
import type { Messages } from '../messages/catalogue.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { asOneText } from './unsent-words.ts'
import type { LivePlan, Refusal } from './use-live-plan.ts'

interface NoticesProps {
  live: LivePlan
  /** Where others wrote while this page had no line; empty when there is nothing to tell. Said aloud elsewhere. */
  merged: string
}

export function Notices({ live, merged }: NoticesProps) {
  const { plan, common } = useMessages()
  const { view, refusal } = live
  return (
    <div className="notices">
      {refusal && <Refused refusal={refusal} reopen={live.reopen} />}
      {!refusal && live.leftover.length > 0 && (
        <Alert type="warning">
          <Unsent text={asOneText(live.leftover)} />
          <div>
            <Button size="small" onClick={live.forgetLeftover}>
              {common.close}
            </Button>
          </div>
        </Alert>
      )}
      {!refusal && (view.saved === 'not-saved' || view.saved === 'late') && (
        <Alert type="warning" role="alert" title={plan.notSavedTitle}>
          <p>{view.saved === 'late' ? plan.lateText : plan.notSavedText}</p>
        </Alert>
      )}
      {!refusal && view.state.kind === 'blocked' && (
        <Alert type="warning" role="alert" title={plan.blockedTitle}>
          <p>{plan.blockedText}</p>
        </Alert>
      )}
      {!refusal && view.state.kind === 'connecting' && view.state.trouble && (
        <Alert type="warning" role="alert" title={plan.troubleTitle}>
          <p>{plan.troubleText}</p>
        </Alert>
      )}
      {merged && (
        <Alert type="info" title={plan.mergedTitle}>
          <p>{merged}</p>
          <div>
            <Button size="small" onClick={live.forgetMerged}>
              {common.close}
            </Button>
          </div>
        </Alert>
      )}
    </div>
  )
}

const REASONS: Record<number, keyof Messages['plan']['refused']> = {
  [CLOSE.NOT_SIGNED_IN]: 'notSignedIn',
  [CLOSE.NO_ACCESS]: 'noAccess',
  [CLOSE.NO_SUCH_PLAN]: 'noSuchPlan',
  [CLOSE.OTHER_VERSION]: 'otherVersion',
  [CLOSE.OTHER_HISTORY]: 'otherHistory',
  [CLOSE.TOO_LARGE]: 'tooLarge',
}

function Refused({ refusal, reopen }: { refusal: Refusal; reopen: () => void }) {
  const { plan } = useMessages()
  const { code, unsent } = refusal
  return (
    <Alert type="error" role="alert" title={plan.refusedTitle}>
      <p>{plan.refused[REASONS[code] ?? 'noAccess']}</p>
      {unsent.length > 0 && <Unsent text={asOneText(unsent)} />}
      <div className="form-actions">
        {code === CLOSE.OTHER_VERSION ? (
          <Button icon={IconRefresh} onClick={() => window.location.reload()}>
            {plan.reload}
          </Button>
        ) : code === CLOSE.NOT_SIGNED_IN || code === CLOSE.NO_SUCH_PLAN ? (
          <LinkButton icon={IconLink} to="/link">
            {plan.openLink}
          </LinkButton>
        ) : (
          <Button icon={IconRefresh} onClick={reopen}>
            {plan.reopen}
          </Button>
        )}
      </div>
    </Alert>
  )
}

/** Words that the server did not take, to copy: nothing is lost without being told (R-B7, R-B14). */
function Unsent({ text }: { text: string }) {
  const { plan } = useMessages()
  const id = useId()
  const [copied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => document.querySelector<HTMLTextAreaElement>(`[id="${id}"]`)?.select(),
    )
  return (
    <div className="field">
      <p>
        <strong>{plan.unsentTitle}.</strong> {plan.unsentText}
      </p>
      <label className="sr-only" htmlFor={id}>
        {plan.unsentLabel}
      </label>
      <textarea
        className="utrecht-textarea utrecht-textarea--html-textarea"
        id={id}
        readOnly
        rows={Math.min(12, text.split('\n').length + 1)}
        value={text}
        dir="auto"
      />
      <div>
        <Button size="small" icon={IconClipboard} onClick={() => void copy()}>
          {copied ? plan.copied : plan.copy}
        </Button>
      </div>
    </div>
  )
}
