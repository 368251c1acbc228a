/** One agreement that is followed: how it goes, the rule for when it does not, and who can take it when it is free. */
import { IconHandStop, IconUserCheck } from '@tabler/icons-react'
import { useId, useRef } from 'react'
import { Form, useFetcher } from 'react-router'
import type { FollowedAgreement } from '#server/follow-up/types.ts'
import { AgreementFacts } from '../acceptance/AgreementText.tsx'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Textarea } from '../ui/fields.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { CheckButtons } from './CheckButtons.tsx'
import { History } from './History.tsx'

interface Props {
  agreement: FollowedAgreement
  /** The words of "Als het anders loopt". */
  otherwise: string[]
  /** The address of the page. */
  here: string
}

export function FollowedGroup({ agreement, otherwise, here }: Props) {
  const { followUp } = useMessages()
  const language = useLanguage()
  const { id, what, when, who, until, fallback, needsAttention, takenOver } = agreement
  const title = useId()
  const group = useRef<HTMLDivElement>(null)
  useKeptFocus(group)
  return (
    // biome-ignore lint/a11y/useSemanticElements: reason: a fieldset cannot hold a heading that names it and forms inside.
    <div role="group" aria-labelledby={title} id={`afspraak-${id}`} className="card acceptance" ref={group}>
      <div className="stack stack--tight">
        <h2 className="acceptance__what" id={title} dir="auto">
          {what.trim() || when}
        </h2>
        <AgreementFacts words={{ what, when, who: who.map(({ name }) => name), until, fallback }} />
        {takenOver.map(({ by, from, on }) => (
          <p key={`${by} ${on}`} className="follow__taken">
            <Icon of={IconUserCheck} size={20} />
            <span>
              {followUp.takenOver(by, from, fullDate(on, language))}{' '}
              {by !== from && <span className="muted">{followUp.takenNote}</span>}
            </span>
          </p>
        ))}
      </div>
      {agreement.free && <FreeTask agreement={agreement} free={agreement.free} here={here} />}
      {needsAttention && (
        <Alert type="warning" title={followUp.otherwise.title}>
          <p>{fallback ? followUp.otherwise.ask(fallback) : followUp.otherwise.nobody}</p>
          {otherwise.map((words) => (
            <p key={words} dir="auto" className="follow__otherwise">
              {words}
            </p>
          ))}
        </Alert>
      )}
      {agreement.mayAnswer && !agreement.free && <Check agreement={agreement} here={here} />}
      <History history={agreement.history} />
      {agreement.isMine && agreement.mayAnswer && <Withdraw id={id} here={here} />}
    </div>
  )
}

function Check({ agreement: { id, isMine, mine }, here }: Omit<Props, 'otherwise'>) {
  const { followUp } = useMessages()
  const fetcher = useFetcher({ key: `volgen ${id}` })
  const name = `words-${id}`
  return (
    <fetcher.Form method="post" action={`${here}#afspraak-${id}`} className="stack stack--tight">
      <input type="hidden" name="intent" value="check" />
      <input type="hidden" name="agreement" value={id} />
      <p className={isMine ? 'follow__ask' : 'hint'}>{isMine ? followUp.own : followUp.view}</p>
      <CheckButtons pressed={mine?.answer ?? null} takeBack={mine?.id ?? ''} />
      {mine && (
        <>
          <p className="hint" role="status">
            {followUp.saved}
          </p>
          <Textarea
            key={mine.id}
            label={followUp.words}
            optional
            name={name}
            rows={2}
            maxLength={500}
            defaultValue={mine.words ?? ''}
          />
          <div className="cluster">
            <Button type="submit" name="answer" value={mine.answer}>
              {followUp.saveWords}
            </Button>
            <Button type="submit" variant="subtle" name="take-back" value={mine.id}>
              {followUp.takeBack}
            </Button>
          </div>
        </>
      )}
    </fetcher.Form>
  )
}

interface FreeTaskProps {
  agreement: FollowedAgreement
  free: NonNullable<FollowedAgreement['free']>
  here: string
}

function FreeTask({ agreement, free, here }: FreeTaskProps) {
  const { followUp } = useMessages()
  const language = useLanguage()
  return (
    <Alert type="info" title={followUp.free.title}>
      <p>
        {free.wasMine && free.because === 'withdrew'
          ? followUp.free.gaveBack(fullDate(free.since, language))
          : followUp.free[free.because](free.name, fullDate(free.since, language))}
      </p>
      {free.mayTake && (
        <Form method="post" action={here}>
          <input type="hidden" name="agreement" value={agreement.id} />
          <Button type="submit" variant="primary" name="intent" value="take" icon={IconUserCheck}>
            {free.wasMine ? followUp.free.again : followUp.free.take}
          </Button>
        </Form>
      )}
    </Alert>
  )
}

function Withdraw({ id, here }: { id: string; here: string }) {
  const { followUp } = useMessages()
  const { summary, text, button } = followUp.withdraw
  return (
    <details className="disclosure">
      <summary>{summary}</summary>
      <Form method="post" action={here} className="disclosure__body">
        <p>{text}</p>
        <input type="hidden" name="agreement" value={id} />
        <div className="form-actions">
          <Button type="submit" name="intent" value="withdraw" icon={IconHandStop}>
            {button}
          </Button>
        </div>
      </Form>
    </details>
  )
}
