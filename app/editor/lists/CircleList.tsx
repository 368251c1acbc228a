import type { CirclePerson } from '#plan/document.ts'
import { RINGS } from '#plan/shape.ts'
import { useHadTask } from '../../follow-up/free-places.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { CircleFace, usePersonWords } from './CircleFace.tsx'

interface Props {
  people: readonly CirclePerson[]
  selected: string | null
  onSelect: (id: string) => void
}

/** The circle in words, by nearness, with all that the drawing can do. */
export function CircleList({ people, selected, onSelect }: Props) {
  const { lists, followUp } = useMessages()
  const hadTask = useHadTask()
  const { nameOf } = usePersonWords()
  const words = lists.circle
  return (
    <div className="circle-list">
      {RINGS.map((ring) => {
        const members = people.filter((person) => person.ring === ring)
        return (
          <div key={ring}>
            <h4>{words.rings[ring]}</h4>
            {members.length === 0 && <p className="muted">{words.nobodyHere}</p>}
            <ul>
              {members.map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    className="circle-list__person"
                    aria-pressed={person.id === selected}
                    data-keep={person.id}
                    onClick={() => onSelect(person.id)}
                  >
                    <CircleFace person={person} />
                    <span>
                      <b dir="auto">{nameOf(person)}</b>, {words.kinds[person.kind].toLowerCase()}
                      {person.contact !== 'normal' && `, ${words.contacts[person.contact].toLowerCase()}`}
                      {hadTask(person.id) && ` (${followUp.open.mark})`}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </div>
  )
}
