import { IconCheck, IconMessagePlus, IconPencil } from '@tabler/icons-react'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { Form } from 'react-router'
import type { TeamRemark, TeamResponse } from '#server/cases/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Textarea } from '../ui/fields.tsx'
import { reasonField, remarkField } from './case-input.ts'
import { agreementName, type ShownAgreement } from './shown-sending.ts'

interface AnswerProps {
  sendingId: string
  agreement: ShownAgreement
  response: TeamResponse | null
  /** "Anders" was sent without a reason. */
  lacksReason: boolean
}

/** The button that was pressed is gone: the keyboard goes on at what came of it. */
function useFocusAfter(mark: number | undefined) {
  const place = useRef<HTMLElement>(null)
  const seen = useRef(mark)
  useEffect(() => {
    if (seen.current !== mark) place.current?.focus()
    seen.current = mark
  }, [mark])
  return place
}

/** The team's answer to one agreement: along, or otherwise with a reason. The words of the plan stay what they are. */
export function AnswerAgreement({ sendingId, agreement, response, lacksReason }: AnswerProps) {
  const { cases } = useMessages()
  const language = useLanguage()
  const change = useFocusAfter(response?.at)
  const form = <AnswerForm key={response?.at ?? 0} {...{ sendingId, agreement, response, lacksReason }} />
  if (!response) return form
  return (
    <>
      <Alert type={response.answer === 'along' ? 'ok' : 'info'}>
        <p>
          <strong>{response.answer === 'along' ? cases.along : cases.other}</strong>
          {response.because && (
            <>
              : <bdi>{response.because}</bdi>
            </>
          )}
        </p>
        <p className="muted">{cases.saidBy(response.by, fullDate(response.at, language))}</p>
      </Alert>
      <details className="disclosure" key={response.at} open={lacksReason || undefined}>
        <summary ref={change}>
          {cases.change}
          <span className="sr-only"> ({agreementName(cases, agreement)})</span>
        </summary>
        <div className="disclosure__body">{form}</div>
      </details>
    </>
  )
}

/** The field of the reason opens at "Anders, omdat"; without scripts it stands there. */
function AnswerForm({ sendingId, agreement, response, lacksReason }: AnswerProps) {
  const { cases } = useMessages()
  const reason = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(response?.answer === 'other')
  const [isAsked, setAsked] = useState(false)
  const shows = isOpen || lacksReason
  useEffect(() => {
    if (isAsked || lacksReason) reason.current?.querySelector('textarea')?.focus()
  }, [isAsked, lacksReason])
  const open = (event: MouseEvent) => {
    if (shows) return
    event.preventDefault()
    setOpen(true)
    setAsked(true)
  }
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="wat" value="answer" />
      <input type="hidden" name="zending" value={sendingId} />
      <input type="hidden" name="afspraak" value={agreement.id} />
      <div ref={reason} className={shows ? undefined : 'answer-reason'}>
        <Textarea
          name={reasonField(agreement.id)}
          of={sendingId}
          label={cases.reason}
          description={cases.reasonHint}
          error={lacksReason ? cases.reasonMissing : undefined}
          defaultValue={response?.because ?? ''}
          maxLength={2000}
          rows={2}
        />
      </div>
      <div className="form-actions">
        <Button
          type="submit"
          name="antwoord"
          value="along"
          variant="primary"
          icon={IconCheck}
          aria-label={`${cases.along} (${agreementName(cases, agreement)})`}
        >
          {cases.along}
        </Button>
        <Button
          type="submit"
          name="antwoord"
          value="other"
          icon={IconPencil}
          aria-label={`${cases.other} (${agreementName(cases, agreement)})`}
          onClick={open}
        >
          {cases.other}
        </Button>
      </div>
    </Form>
  )
}

interface RemarksProps {
  sendingId: string
  /** Null: about all of it. */
  about: ShownAgreement | null
  remarks: readonly TeamRemark[]
}

/** Beside the plan, for the family to read. What the team notes for itself has no place here. */
export function Remarks({ sendingId, about, remarks }: RemarksProps) {
  const { cases } = useMessages()
  const language = useLanguage()
  const name = about ? agreementName(cases, about) : cases.wholePlan
  const write = useFocusAfter(remarks.length)
  return (
    <>
      {remarks.length > 0 && (
        <ul className="points">
          {remarks.map(({ id, words, by, at }) => (
            <li key={id}>
              <span className="book-words" dir="auto">
                {words}
              </span>{' '}
              <span className="muted">{cases.saidBy(by, fullDate(at, language))}</span>
            </li>
          ))}
        </ul>
      )}
      <details className="disclosure" key={remarks.length}>
        <summary ref={write}>
          {cases.remark}
          <span className="sr-only"> ({name})</span>
        </summary>
        <Form method="post" className="disclosure__body">
          <input type="hidden" name="wat" value="remark" />
          <input type="hidden" name="zending" value={sendingId} />
          <input type="hidden" name="over" value={about?.id ?? ''} />
          <Textarea
            name={remarkField(sendingId, about?.id ?? null)}
            of={sendingId}
            label={`${cases.remarkLabel} (${name})`}
            description={cases.reasonHint}
            maxLength={2000}
            rows={3}
            required
          />
          <div className="form-actions">
            <Button type="submit" icon={IconMessagePlus}>
              {cases.remarkSend}
              <span className="sr-only"> ({name})</span>
            </Button>
          </div>
        </Form>
      </details>
    </>
  )
}
