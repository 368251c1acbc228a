/** One agreement: what it says, my answer, what the others say, and views beside it. */
import { IconCircleCheck, IconMessages } from '@tabler/icons-react'
import { useCallback, useId } from 'react'
import type { AgreementOnPage } from '#server/acceptance/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { AgreementChange, AgreementFacts } from './AgreementText.tsx'
import { AnswerForm, type Seen } from './AnswerForm.tsx'
import type { AcceptanceAnswer } from './acceptance-actions.ts'
import { type Colors, PeopleSay } from './PeopleSay.tsx'
import { Views } from './Views.tsx'

interface Props {
  agreement: AgreementOnPage
  seen: Seen
  onRead: (id: string) => void
  /** The address of the page, with its question. */
  here: string
  given: AcceptanceAnswer | undefined
  colors: Colors
  mayAddView: boolean
}

export function AgreementGroup({ agreement, seen, onRead, here, given, colors, mayAddView }: Props) {
  const { acceptance } = useMessages()
  const { id, words, mine, mayAnswer, answeredText } = agreement
  const title = useId()
  const action = `${here}#afspraak-${id}`
  const read = useCallback(() => onRead(id), [onRead, id])
  const isStale = seen.digest !== agreement.digest
  const isProposal = mine?.isTask && mine.waitsFor !== null
  return (
    // biome-ignore lint/a11y/useSemanticElements: reason: a fieldset cannot hold a heading that names it and forms inside.
    <div role="group" aria-labelledby={title} id={`afspraak-${id}`} className="card acceptance">
      <div className="stack stack--tight">
        <h2 className="acceptance__what" id={title} dir="auto">
          {words.what.trim() || words.when}
        </h2>
        <AgreementFacts words={words} />
      </div>
      {isStale && mayAnswer ? (
        <Alert type="warning" role="alert">
          <p>{acceptance.changed}</p>
          <AgreementChange before={seen.words} after={words} />
          <div>
            <Button size="small" onClick={read}>
              {acceptance.read}
            </Button>
          </div>
        </Alert>
      ) : (
        answeredText && (
          <Alert type="warning">
            <p>{mine?.isMe ? acceptance.changedSince : acceptance.changedSinceFor(mine?.name ?? '')}</p>
            <AgreementChange before={answeredText} after={words} />
          </Alert>
        )
      )}
      {isProposal && (
        <p className="acceptance__proposal">
          {mine.isMe ? acceptance.isProposal : acceptance.isProposalFor(mine.name)}
        </p>
      )}
      {mine && mayAnswer && (
        <AnswerForm
          agreementId={id}
          person={mine}
          seen={seen}
          now={words}
          given={given}
          action={action}
          onRead={read}
        />
      )}
      <div className="acceptance__others">
        <State agreement={agreement} />
        <PeopleSay agreement={agreement} colors={colors} />
        {agreement.unknown.map(({ personId, name }) => (
          <p key={personId} className="muted">
            {acceptance.unknown(name)}
          </p>
        ))}
      </div>
      <Views agreement={agreement} mayAdd={mayAddView} action={action} given={given?.view} />
    </div>
  )
}

export function State({ agreement: { isSettledByAll, isOpen } }: { agreement: AgreementOnPage }) {
  const { acceptance } = useMessages()
  if (isSettledByAll)
    return (
      <p className="acceptance__state acceptance__state--settled">
        <Icon of={IconCircleCheck} size={22} />
        {acceptance.settled}
      </p>
    )
  if (!isOpen) return null
  return (
    <p className="acceptance__state acceptance__state--open">
      <Icon of={IconMessages} size={22} />
      <span>
        {acceptance.open}. <span className="muted">{acceptance.openText}</span>
      </span>
    </p>
  )
}
