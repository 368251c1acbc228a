/**
 * The sections of this plan: their order, which are hidden, and sections of the family's own. Works for every form;
 * a form's own sections are hidden, never deleted.
 */
import { IconArrowDown, IconArrowUp, IconEye, IconEyeOff, IconPlus, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { textOf } from '#plan/commands.ts'
import { readSectionChanges } from '#plan/document.ts'
import { orderedSections, type PlanSection } from '#plan/form.ts'
import {
  addSection,
  hideSection,
  moveSection,
  type RemovedSection,
  removeSection,
  restoreSection,
} from '#plan/section-commands.ts'
import { SECTIONS } from '#plan/shape.ts'
import { inLanguage, isPlaceholder } from '#plan/template.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { Button } from '../../ui/Button.tsx'
import { usePlanRoom, useShared } from '../room.ts'
import { RemoveAnyway } from './RemoveAnyway.tsx'
import { RemovedNote } from './RemovedNote.tsx'
import { SharedTextInput } from './SharedTextInput.tsx'
import { useSteadyOrder } from './steady-order.ts'
import { useKeepFocus } from './use-keep-focus.ts'
import { step, useFocusGoal } from './use-list.ts'
import { WritersHere } from './WritersHere.tsx'
import { useSectionWriters } from './writers.ts'

export function SectionManager() {
  const room = usePlanRoom()
  const { doc, template, language, announce } = room
  const { lists } = useMessages()
  const words = lists.sections
  const list = useRef<HTMLDivElement>(null)
  const focus = useFocusGoal(list)
  const [removed, setRemoved] = useState<(RemovedSection & { title: string }) | null>(null)
  const [asking, setAsking] = useState<string | null>(null)
  const writers = useSectionWriters()
  const all = useShared(doc, doc.getMap(SECTIONS), () => orderedSections(template, readSectionChanges(doc)))
  const shown = all.filter((section) => section.added || !section.fields.every(isPlaceholder))
  const { order, release } = useSteadyOrder(
    shown.map((section) => section.id),
    list,
    room.undoManager,
  )
  useKeepFocus(list)
  const titleOf = (section: PlanSection) => inLanguage(section.title, language).trim() || words.untitled
  if (!room.canWrite) return null

  const move = (section: PlanSection, by: -1 | 1) => {
    const place = order.indexOf(section.id)
    const neighbour = order[place + by]
    if (neighbour === undefined) return
    // Sections that wait for a later capability stand between these and keep their places.
    const rest = all.filter((each) => each.id !== section.id)
    const index = rest.findIndex((each) => each.id === neighbour) + (by > 0 ? 1 : 0)
    release()
    step(room, (plan) => moveSection(plan, section.id, index, all))
    focus({ item: section.id, part: by < 0 ? 'up' : 'down' })
    announce(lists.moved(titleOf(section), place + by + 1, order.length))
  }
  const hide = (section: PlanSection) => {
    step(room, (plan) => hideSection(plan, section.id, !section.hidden))
    announce((section.hidden ? words.nowShown : words.nowHidden)(titleOf(section)))
  }
  const remove = (section: PlanSection) => {
    if (writers[section.id]?.length && asking !== section.id) return setAsking(section.id)
    setAsking(null)
    const title = titleOf(section)
    let gone: RemovedSection | null = null
    step(room, (plan) => {
      gone = removeSection(plan, section.id)
    })
    if (gone) setRemoved({ ...(gone as RemovedSection), title })
    focus({ item: null, part: 'first' })
    announce(lists.removed(title))
  }
  const putBack = () => {
    if (!removed) return
    step(room, (plan) => void restoreSection(plan, removed))
    setRemoved(null)
    focus({ item: removed.id, part: 'first' })
    announce(lists.isBack(removed.title))
  }

  return (
    <div className="list section-manager" ref={list} data-root={SECTIONS}>
      <p className="field__description">{words.hint}</p>
      <ol className="list__items" aria-label={words.title}>
        {order.map((id, place) => {
          const section = shown.find((each) => each.id === id)
          if (!section) return null
          const title = titleOf(section)
          const here = section.added ? writers[id] : undefined
          return (
            <li className="list__item" key={id} data-item={id}>
              <div className="list__fields">
                {section.added ? (
                  <SharedTextInput
                    text={textOf(doc, SECTIONS, id, 'title')}
                    label={words.titleOf(title)}
                    first
                  />
                ) : (
                  <p className={section.hidden ? 'muted' : undefined}>{title}</p>
                )}
                {section.hidden && <p className="nl-data-badge">{words.hiddenNow}</p>}
                <WritersHere writers={here} />
              </div>
              {asking === id && here ? (
                <RemoveAnyway
                  writers={here}
                  remove={() => remove(section)}
                  keep={() => {
                    setAsking(null)
                    focus({ item: id, part: 'remove' })
                  }}
                />
              ) : (
                <div className="item-tools">
                  <Button
                    size="small"
                    variant="subtle"
                    icon={section.hidden ? IconEye : IconEyeOff}
                    aria-label={(section.hidden ? words.show : words.hide)(title)}
                    onClick={() => hide(section)}
                  >
                    {section.hidden ? words.showShort : words.hideShort}
                  </Button>
                  <Button
                    icon={IconArrowUp}
                    iconOnly
                    variant="subtle"
                    data-up
                    aria-disabled={place === 0}
                    onClick={() => move(section, -1)}
                  >
                    {lists.moveUp(title)}
                  </Button>
                  <Button
                    icon={IconArrowDown}
                    iconOnly
                    variant="subtle"
                    data-down
                    aria-disabled={place === order.length - 1}
                    onClick={() => move(section, 1)}
                  >
                    {lists.moveDown(title)}
                  </Button>
                  {section.added && (
                    <Button
                      icon={IconTrash}
                      iconOnly
                      variant="subtle"
                      data-remove
                      onClick={() => remove(section)}
                    >
                      {lists.remove(title)}
                    </Button>
                  )}
                </div>
              )}
            </li>
          )
        })}
      </ol>
      <RemovedNote
        name={removed?.title ?? null}
        putBack={putBack}
        forget={() => {
          setRemoved(null)
          focus({ item: null, part: 'first' })
        }}
      />
      <NewSection
        add={(title) => {
          let id = ''
          step(room, (plan) => {
            id = addSection(plan, title, all)
          })
          focus({ item: id, part: 'first' })
          announce(lists.added(title))
        }}
      />
    </div>
  )
}

const LONGEST_TITLE = 80

function NewSection({ add }: { add: (title: string) => void }) {
  const { lists } = useMessages()
  const words = lists.sections
  const [title, setTitle] = useState('')
  const [asked, setAsked] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim()) {
      add(title.trim())
      setTitle('')
    } else {
      input.current?.focus()
    }
    setAsked(!title.trim())
  }
  return (
    <form className="section-manager__new inset" onSubmit={submit}>
      <h4>{words.addTitle}</h4>
      <div className="field">
        <label className="field__label utrecht-form-label" htmlFor={id}>
          {words.newTitle}
        </label>
        {asked && (
          <p className="field__error" id={`${id}-fout`}>
            {words.needsTitle}
          </p>
        )}
        <input
          ref={input}
          id={id}
          type="text"
          dir="auto"
          autoComplete="off"
          maxLength={LONGEST_TITLE}
          className="utrecht-textbox utrecht-textbox--html-input"
          aria-invalid={asked || undefined}
          aria-describedby={asked ? `${id}-fout` : undefined}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" icon={IconPlus} data-add>
        {words.add}
      </Button>
    </form>
  )
}
