import { IconLock } from '@tabler/icons-react'
import { Form } from 'react-router'
import { LONGEST_WORDS } from '#plan/passage.ts'
import type { Fact } from '#server/passages/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Needed } from './FactForm.tsx'

/** What informants wrote, each with who it is. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <ul className="passages">
      {facts.map((fact) => (
        <li className="passage" key={fact.id} id={`tekst-${fact.id}`}>
          <Whose fact={fact} />
          <p className="passage__words" dir="auto">
            {fact.words}
          </p>
          {fact.isMine && <Needed words={fact.words} />}
          {fact.leaveOut && <LeaveOut fact={fact} leaveOut={fact.leaveOut} />}
          {fact.isMine && <Own fact={fact} />}
        </li>
      ))}
    </ul>
  )
}

function Whose({ fact: { author, condition } }: { fact: Fact }) {
  const { information } = useMessages()
  const language = useLanguage()
  const name = author.employer ? information.of(author.name, author.employer) : author.name
  if (!condition) return <p className="passage__by">{information.who(name)}</p>
  return (
    <>
      <p className="passage__by">
        <Icon of={IconLock} size={18} />
        <span>{information.locked}</span>
      </p>
      <p className="passage__note">
        {information.lockedOf(condition.source, fullDate(condition.on, language))}
      </p>
    </>
  )
}

/** Its author writes it anew, or erases it. */
function Own({ fact }: { fact: Fact }) {
  const { information } = useMessages()
  const field = `feit-${fact.id}`
  return (
    <details className="disclosure">
      <summary>{information.change}</summary>
      <Form method="post" className="disclosure__body">
        <input type="hidden" name="fact" value={fact.id} />
        <label className="field__label utrecht-form-label" htmlFor={field}>
          {information.words}
        </label>
        <textarea
          className="utrecht-textarea utrecht-textarea--html-textarea"
          id={field}
          name="words"
          rows={4}
          maxLength={LONGEST_WORDS}
          dir="auto"
          defaultValue={fact.words}
        />
        <div className="form-actions">
          <Button type="submit" name="intent" value="change">
            {information.save}
          </Button>
          <Button type="submit" variant="subtle" name="intent" value="erase">
            {information.erase}
          </Button>
        </div>
      </Form>
    </details>
  )
}

function LeaveOut({ fact, leaveOut }: { fact: Fact; leaveOut: NonNullable<Fact['leaveOut']> }) {
  const { information } = useMessages()
  const list = new Intl.ListFormat(useLanguage())
  const { yes, waiting, mine, mayAnswer, isOut } = leaveOut
  return (
    <>
      {isOut && <p className="passage__by">{information.isOut}</p>}
      {!isOut && yes.length > 0 && (
        <p className="passage__note">
          {information.leaveOutYes(list.format(yes))} {information.leaveOutWaiting(list.format(waiting))}
        </p>
      )}
      {mayAnswer && (
        <Form method="post" className="cluster">
          <input type="hidden" name="fact" value={fact.id} />
          <Button type="submit" size="small" name="intent" value={mine ? 'take-up' : 'leave-out'}>
            {mine ? information.leaveOutBack : information.leaveOut}
          </Button>
          {!mine && <span className="hint">{information.leaveOutAsk}</span>}
        </Form>
      )}
    </>
  )
}

/** In the plan: conditions that nobody in the family changes or drops, with whose they are. */
export function LockedConditions({ conditions }: { conditions: readonly Fact[] }) {
  const { information } = useMessages()
  if (conditions.length === 0) return null
  return (
    <section className="card" aria-label={information.lockedTitle}>
      <h2 className="card__title">{information.lockedTitle}</h2>
      <FactList facts={conditions.map((one) => ({ ...one, isMine: false, leaveOut: null }))} />
    </section>
  )
}
