/**
 * Chooses one or more people: from the circle, from who takes part, or by typing a new name. A text field first of
 * all (a combobox after the APG pattern, with an ordinary input), so that typing a name and going on is enough.
 */
import { IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { sameName } from '#plan/same-name.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { usePlanRoom } from '../room.ts'
import { afterPress, watchPresses } from './after-press.ts'
import { type Candidate, personOf, usePeople } from './people.ts'
import { step } from './use-list.ts'

interface Props {
  label: string
  labelClass?: string
  /** Ids in the circle. */
  chosen: readonly string[]
  onAdd: (doc: Y.Doc, personId: string) => void
  onRemove: (doc: Y.Doc, personId: string) => void
  first?: boolean
}

/** Whom a typed name means: somebody known, whatever the capitals, or somebody new. */
function meant(typed: string, candidates: readonly Candidate[]): Candidate | null {
  const name = sameName(typed)
  if (!name) return null
  return candidates.find((each) => sameName(each.name) === name) ?? { kind: 'new', name: typed.trim() }
}

/** As in the circle; who left it comes last. */
function inCircleOrder(ids: readonly string[], people: readonly { id: string }[]): string[] {
  const known = people.map((person) => person.id).filter((id) => ids.includes(id))
  return [...known, ...ids.filter((id) => !known.includes(id))]
}

const LONGEST_NAME = 80

export function PeoplePicker({ label, labelClass = '', chosen, onAdd, onRemove, first }: Props) {
  const room = usePlanRoom()
  const { lists } = useMessages()
  const { people, candidates, nameOf, colorOf } = usePeople()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const words = lists.picker

  const free = candidates.filter((each) => !(each.kind === 'person' && chosen.includes(each.id)))
  const wanted = sameName(typed)
  const suggestions: Candidate[] = free.filter((each) => sameName(each.name).includes(wanted))
  const typedPerson = meant(typed, candidates)
  if (typedPerson?.kind === 'new') suggestions.push(typedPerson)
  const shown = open && suggestions.length > 0

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const add = (candidate: Candidate) => {
    setTyped('')
    close()
    if (candidate.kind === 'person' && chosen.includes(candidate.id)) return
    step(room, (doc) => onAdd(doc, personOf(doc, candidate)))
    room.announce(words.added(candidate.name))
  }
  const addTyped = () => {
    if (typedPerson) add(typedPerson)
  }
  const remove = (personId: string) => {
    step(room, (doc) => onRemove(doc, personId))
    room.announce(words.removed(nameOf(personId)))
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      const candidate = shown ? suggestions[active] : undefined
      if (candidate) add(candidate)
      else addTyped()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const by = event.key === 'ArrowDown' ? 1 : -1
      const count = suggestions.length
      setActive((now) => (count === 0 ? -1 : now < 0 && by < 0 ? count - 1 : (now + by + count) % count))
    } else if (event.key === 'Escape' && (open || typed)) {
      event.stopPropagation()
      if (!open) setTyped('')
      close()
    }
  }

  return (
    <div className="field picker">
      <label className={`field__label utrecht-form-label ${labelClass}`} htmlFor={`${id}-input`}>
        {label}
      </label>
      {chosen.length > 0 && (
        <ul className="chips" aria-label={words.chosen}>
          {inCircleOrder(chosen, people).map((personId) => {
            const name = nameOf(personId)
            return (
              <li className="chip" key={personId}>
                <Avatar name={name} color={colorOf(name)} />
                <span dir="auto">{name}</span>
                {room.canWrite && (
                  <button
                    type="button"
                    className="chip__remove"
                    title={words.remove(name)}
                    aria-label={words.remove(name)}
                    onClick={() => remove(personId)}
                  >
                    <Icon of={IconX} size={18} />
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {room.canWrite && (
        <div className="picker__line">
          <input
            ref={input}
            id={`${id}-input`}
            type="text"
            role="combobox"
            dir="auto"
            autoComplete="off"
            maxLength={LONGEST_NAME}
            className="utrecht-textbox utrecht-textbox--html-input"
            placeholder={chosen.length === 0 ? words.hint : words.another}
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={shown ? `${id}-list` : undefined}
            aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
            data-first={first || undefined}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setOpen(true)
              setActive(-1)
            }}
            onClick={() => setOpen(true)}
            onKeyDown={onKeyDown}
            onFocus={() => watchPresses(document)}
            onBlur={() =>
              // A name that was typed counts: nobody has to know that there is an Enter key.
              afterPress(document, () => {
                addTyped()
                close()
              })
            }
          />
          {typed.trim() !== '' && (
            // For a finger or a mouse; with the keyboard Enter does it, and Tab goes on to the next question.
            <Button
              size="small"
              icon={IconPlus}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={addTyped}
            >
              {words.add}
            </Button>
          )}
          {shown && (
            <div className="picker__list" role="listbox" id={`${id}-list`} aria-label={words.list}>
              {suggestions.map((candidate, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: reason: the keys of a listbox are those of its combobox.
                <div
                  key={candidate.kind === 'new' ? 'new' : candidate.id}
                  id={`${id}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className="picker__option"
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => add(candidate)}
                >
                  {candidate.kind === 'new' ? (
                    <span>{words.addNew(candidate.name)}</span>
                  ) : (
                    <>
                      <Avatar name={candidate.name} color={colorOf(candidate.name)} />
                      <span dir="auto">{candidate.name}</span>
                      {candidate.kind === 'participant' && <span className="muted">{words.participant}</span>}
                    </>
                  )}
                </div>
              ))}
            </div>
          )}
        </div>
      )}
      {!room.canWrite && chosen.length === 0 && <p className="muted">{lists.nobody}</p>}
    </div>
  )
}
