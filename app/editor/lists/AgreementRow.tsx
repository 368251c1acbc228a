import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { type FocusEvent, useEffect, useId, useState } from 'react'
import { missingFrom } from '#plan/agreement.ts'
import { assign, textOf, unassign } from '#plan/commands.ts'
import type { Agreement, Goal } from '#plan/document.ts'
import { AGREEMENTS } from '#plan/shape.ts'
import { AgreementMark } from '../../acceptance/AgreementMark.tsx'
import { useFreePlaces } from '../../follow-up/free-places.ts'
import { fullDate } from '../../messages/dates.ts'
import { useLanguage, useMessages } from '../../messages/MessagesProvider.tsx'
import { OldWords } from '../../reviews/old-words.tsx'
import { Button } from '../../ui/Button.tsx'
import { usePlanRoom } from '../room.ts'
import { AgreementMore } from './AgreementMore.tsx'
import { afterPress, watchPresses } from './after-press.ts'
import { PeoplePicker } from './PeoplePicker.tsx'
import { usePeople } from './people.ts'
import { SharedTextInput } from './SharedTextInput.tsx'
import type { ListHandle } from './use-list.ts'
import { WritersHere } from './WritersHere.tsx'
import type { Writer } from './writers.ts'

interface Props {
  agreement: Agreement
  place: number
  goals: readonly Goal[]
  handle: ListHandle
  writers: readonly Writer[] | undefined
}

export function AgreementRow({ agreement, place, goals, handle, writers }: Props) {
  const { doc, canWrite } = usePlanRoom()
  const { lists, followUp } = useMessages()
  const words = lists.agreements
  const { id, what } = agreement
  const isFree = useFreePlaces()?.places.some(({ agreementId }) => agreementId === id)
  const name = words.item(place)
  const [open, setOpen] = useState(false)
  const more = useId()
  const question = useQuestion(agreement)

  return (
    <tr
      // biome-ignore lint/a11y/noRedundantRoles: reason: drawn as a card, a row loses its own role (P9).
      role="row"
      className="agreement"
      aria-label={what.trim() ? words.named(place, what.trim()) : name}
      data-item={id}
      id={`afspraak-${id}`}
      onFocus={question.onFocus}
      onBlur={question.onBlur}
    >
      <Cell kind="what">
        <SharedTextInput
          text={textOf(doc, AGREEMENTS, id, 'what')}
          label={words.what}
          labelClass="agreement__label"
          multiline
          first
        />
        <WritersHere writers={writers} />
        <AgreementMark agreement={agreement} />
        <OldWords id={id} />
      </Cell>
      <Cell kind="who">
        <PeoplePicker
          label={words.who}
          labelClass="agreement__label"
          chosen={agreement.who}
          onAdd={(plan, person) => assign(plan, id, person)}
          onRemove={(plan, person) => unassign(plan, id, person)}
        />
        {isFree && <span className="circle__free">{followUp.open.mark}</span>}
      </Cell>
      <Cell kind="when">
        <SharedTextInput
          text={textOf(doc, AGREEMENTS, id, 'when')}
          label={words.when}
          labelClass="agreement__label"
          placeholder={canWrite ? words.whenHint : undefined}
          multiline
        />
        {!open && <InShort agreement={agreement} goals={goals} />}
      </Cell>
      <Cell kind="more">
        <Button
          variant="subtle"
          size="small"
          iconEnd={open ? IconChevronUp : IconChevronDown}
          aria-label={words.rest(name)}
          aria-expanded={open}
          aria-controls={open ? more : undefined}
          onClick={() => setOpen(!open)}
        >
          {words.restTitle}
        </Button>
        {question.sentence && (
          <div className="agreement__question">
            <p>{question.sentence}</p>
            <Button size="small" variant="subtle" onClick={question.close}>
              {words.askClose}
            </Button>
          </div>
        )}
        {open && (
          <AgreementMore
            id={more}
            agreement={agreement}
            name={name}
            goals={goals}
            handle={handle}
            writers={writers}
          />
        )}
      </Cell>
    </tr>
  )
}

function Cell({ kind, children }: { kind: 'what' | 'who' | 'when' | 'more'; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: reason: drawn as a card, a cell loses its own role (P9).
    <td role="cell" className={`agreement__${kind}`}>
      {children}
    </td>
  )
}

/** What stands under "Meer", in short, while that is closed. */
function InShort({ agreement, goals }: { agreement: Agreement; goals: readonly Goal[] }) {
  const { lists } = useMessages()
  const language = useLanguage()
  const { nameOf } = usePeople()
  const words = lists.agreements
  const goal = goals.find((each) => each.id === agreement.goal)?.title.trim()
  const parts = [
    agreement.until && words.untilShort(fullDate(agreement.until, language)),
    agreement.fallback && words.fallbackShort(nameOf(agreement.fallback)),
    goal && words.goalShort(goal),
  ].filter(Boolean)
  if (parts.length === 0) return null
  return <p className="agreement__short">{parts.join(' · ')}</p>
}

/**
 * Asks once, after somebody left the row, for the first thing that makes an agreement concrete enough. The question
 * goes by itself when it is answered.
 */
function useQuestion(agreement: Agreement) {
  const { announce, canWrite } = usePlanRoom()
  const { lists } = useMessages()
  const [state, setState] = useState<'waiting' | 'asked' | 'closed'>('waiting')
  const [left, setLeft] = useState(false)
  const missing = missingFrom(agreement)
  if (left) {
    // Judged by what stands there now: leaving may have added a name that was typed.
    setLeft(false)
    if (state === 'waiting' && missing) setState('asked')
  }
  const sentence = state === 'asked' && missing && canWrite ? lists.agreements.ask[missing] : null

  useEffect(() => {
    if (sentence) announce(sentence)
  }, [sentence, announce])

  return {
    sentence,
    close: () => setState('closed'),
    onFocus: () => void watchPresses(document),
    onBlur(event: FocusEvent<HTMLElement>) {
      const row = event.currentTarget
      // Another window is in front: nobody left the row.
      if (row.contains(event.relatedTarget) || !row.ownerDocument.hasFocus()) return
      afterPress(row.ownerDocument, () => setLeft(true))
    },
  }
}
