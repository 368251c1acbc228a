/** The people around the child: a drawing and a list with the same powers, and one panel to change a person. */
import { IconListDetails, IconPlus, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { addPerson } from '#plan/commands.ts'
import { CONTACTS, PEOPLE, PERSON_KINDS } from '#plan/shape.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { Button } from '../../ui/Button.tsx'
import { type RoomPerson, usePlanRoom } from '../room.ts'
import { CircleList } from './CircleList.tsx'
import { CirclePersonPanel } from './CirclePersonPanel.tsx'
import { CirclePicture } from './CirclePicture.tsx'
import type { ListFieldProps } from './field-props.ts'
import { kindOf, usePeople } from './people.ts'
import { RemovedNote } from './RemovedNote.tsx'
import { SupportNearby } from './SupportNearby.tsx'
import { Tabs } from './Tabs.tsx'
import { useList } from './use-list.ts'
import { useWriters } from './writers.ts'

interface Props extends ListFieldProps {
  /** The children of the plan, who stand in the middle. */
  middle?: string
}

export function CircleField({ middle }: Props) {
  const { doc, canWrite } = usePlanRoom()
  const { lists } = useMessages()
  const words = lists.circle
  const { people, newcomers } = usePeople()
  const handle = useList(
    PEOPLE,
    people.map((person) => person.id),
  )
  const writers = useWriters(PEOPLE)
  const [view, setView] = useState<'drawing' | 'list'>('drawing')
  const [selected, select] = useState<string | null>(null)

  const chosen = people.find((person) => person.id === selected)
  const choose = (id: string) => select(id === selected ? null : id)
  const add = (make: () => string) =>
    handle.add(() => {
      const id = make()
      select(id)
      return id
    })
  const join = ({ name, role }: RoomPerson) => add(() => addPerson(doc, { name, kind: kindOf(role) }))

  return (
    <div className="list" ref={handle.list}>
      <Tabs
        label={words.views}
        tabs={[
          { id: 'drawing', label: words.drawing, icon: IconUsers },
          { id: 'list', label: words.list, icon: IconListDetails },
        ]}
        chosen={view}
        onChoose={setView}
      >
        {people.length === 0 && <p className="list__empty">{words.empty}</p>}
        {view === 'drawing' ? (
          <>
            <CirclePicture
              people={people}
              middle={middle?.trim() || words.child}
              selected={selected}
              onSelect={choose}
            />
            <Legend />
          </>
        ) : (
          <CircleList people={people} selected={selected} onSelect={choose} />
        )}
      </Tabs>
      {chosen && (
        <CirclePersonPanel
          key={chosen.id}
          person={chosen}
          handle={handle}
          writers={writers[chosen.id]}
          onDone={() => {
            select(null)
            handle.focus({ keep: chosen.id })
          }}
        />
      )}
      {!chosen && canWrite && people.length > 0 && <p className="muted">{words.chooseSomeone}</p>}
      <RemovedNote name={handle.removed?.name ?? null} putBack={handle.putBack} forget={handle.forget} />
      {canWrite && (
        <div className="list__add">
          <Button
            icon={IconPlus}
            variant="primary"
            data-add
            onClick={() => add(() => addPerson(doc, { name: '' }))}
          >
            {words.add}
          </Button>
          {newcomers.map((person) => (
            <Button key={person.participantId} icon={IconUserPlus} onClick={() => join(person)}>
              {words.join(person.name)}
            </Button>
          ))}
        </div>
      )}
      <SupportNearby names={people.map(({ name }) => name)} add={add} />
    </div>
  )
}

function Legend() {
  const { lists } = useMessages()
  const words = lists.circle
  return (
    <ul className="circle-legend" aria-label={words.legend}>
      {PERSON_KINDS.map((kind) => (
        <li key={kind}>
          <span className={`circle-legend__dot circle-face--${kind}`} aria-hidden="true" />
          {words.kinds[kind]}
        </li>
      ))}
      {CONTACTS.filter((contact) => contact !== 'normal').map((contact) => (
        <li key={contact}>
          <svg className="circle-legend__line" viewBox="0 0 24 4" aria-hidden="true">
            <line className={`circle__line circle__line--${contact}`} x1="0" y1="2" x2="24" y2="2" />
          </svg>
          {words.contacts[contact]}
        </li>
      ))}
    </ul>
  )
}
