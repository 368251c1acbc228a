import { IconCheck, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { textOf } from '#plan/commands.ts'
import type { CirclePerson } from '#plan/document.ts'
import { CONTACTS, PEOPLE, PERSON_KINDS, RINGS, type Ring } from '#plan/shape.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { Button } from '../../ui/Button.tsx'
import { usePlanRoom } from '../room.ts'
import { SelectField } from './ChoiceFields.tsx'
import { CircleFace, usePersonWords } from './CircleFace.tsx'
import { ItemTools } from './ItemTools.tsx'
import { OverwrittenNote } from './OverwrittenNote.tsx'
import { useOverwritten } from './overwritten.ts'
import { SharedTextInput } from './SharedTextInput.tsx'
import type { ListHandle } from './use-list.ts'
import type { Writer } from './writers.ts'

interface Props {
  person: CirclePerson
  handle: ListHandle
  writers: readonly Writer[] | undefined
  onDone: () => void
}

/** Everything about the chosen person. Nearness by two buttons: nothing has to be dragged (P6). */
export function CirclePersonPanel({ person, handle, writers, onDone }: Props) {
  const { doc, announce, canWrite } = usePlanRoom()
  const { lists } = useMessages()
  const { nameOf } = usePersonWords()
  const words = lists.circle
  const ring = useOverwritten(PEOPLE, person.id, 'ring')
  const name = nameOf(person)

  const step = (by: -1 | 1) => {
    const next = RINGS.find((each) => each === person.ring + by)
    if (next) ring.choose(next)
    announce(next ? words.isNow(name, words.rings[next]) : words.atEdge(name, words.rings[person.ring]))
  }
  const item = { root: PEOPLE, id: person.id }
  return (
    // biome-ignore lint/a11y/useSemanticElements: reason: a fieldset cannot be laid out as a card everywhere.
    <div
      className="circle-panel inset"
      role="group"
      aria-label={`${words.selected}: ${name}`}
      data-item={person.id}
    >
      <div className="circle-panel__head">
        <CircleFace person={person} />
        <p>
          <b dir="auto">{name}</b>
          <br />
          {words.stands(words.rings[person.ring])}
        </p>
      </div>
      {canWrite && (
        <>
          <div className="cluster">
            <Button icon={IconZoomIn} aria-disabled={person.ring === 1} onClick={() => step(-1)}>
              {words.closer}
            </Button>
            <Button icon={IconZoomOut} aria-disabled={person.ring === 3} onClick={() => step(1)}>
              {words.further}
            </Button>
          </div>
          <OverwrittenNote choice={ring} say={(theirs) => words.rings[theirs as Ring] ?? lists.nothing} />
          <div className="circle-panel__fields">
            <SharedTextInput text={textOf(doc, PEOPLE, person.id, 'name')} label={words.name} first />
            <SelectField
              {...item}
              name="kind"
              label={words.kind}
              value={person.kind}
              options={PERSON_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
            />
            <SelectField
              {...item}
              name="contact"
              label={words.contact}
              value={person.contact}
              options={CONTACTS.map((contact) => ({ value: contact, label: words.contacts[contact] }))}
            />
          </div>
        </>
      )}
      <ItemTools handle={handle} id={person.id} name={name} writers={writers}>
        <Button size="small" variant="subtle" icon={IconCheck} onClick={onDone}>
          {words.done}
        </Button>
      </ItemTools>
    </div>
  )
}
