/**
 * The circle as a drawing: rings and lines in SVG, the people as real buttons placed by percentages, so that their
 * words keep their size on a telephone and the keyboard reaches them. Each button says all there is to know (P10).
 */

import { circleLayout, RING_EDGES } from '#plan/circle-layout.ts'
import type { CirclePerson } from '#plan/document.ts'
import { RINGS } from '#plan/shape.ts'
import { useHadTask } from '../../follow-up/free-places.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { CircleFace, usePersonWords } from './CircleFace.tsx'

interface Props {
  people: readonly CirclePerson[]
  /** Who stands in the middle. */
  middle: string
  selected: string | null
  onSelect: (id: string) => void
}

export function CirclePicture({ people, middle, selected, onSelect }: Props) {
  const { lists, followUp } = useMessages()
  const hadTask = useHadTask()
  const { rest, nameOf } = usePersonWords()
  const places = circleLayout(people)
  return (
    // biome-ignore lint/a11y/useSemanticElements: reason: a fieldset is a part of a form; this is a picture.
    <div className="circle" role="group" aria-label={lists.circle.picture}>
      <svg className="circle__rings" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {[...RINGS].reverse().map((ring) => (
          <circle
            key={ring}
            className={`circle__ring circle__ring--${ring}`}
            cx="50"
            cy="50"
            r={RING_EDGES[ring]}
          />
        ))}
        {people.map((person, index) => (
          <line
            key={person.id}
            className={`circle__line circle__line--${person.contact}`}
            x1="50"
            y1="50"
            x2={places[index]?.x}
            y2={places[index]?.y}
          />
        ))}
      </svg>
      <p className="circle__middle">
        <span dir="auto">{middle}</span>
      </p>
      <ul className="circle__people" aria-label={lists.circle.picture}>
        {people.map((person, index) => (
          <li
            key={person.id}
            className="circle__place"
            style={{ left: `${places[index]?.x}%`, top: `${places[index]?.y}%` }}
          >
            <button
              type="button"
              className="circle__person"
              aria-pressed={person.id === selected}
              data-keep={person.id}
              onClick={() => onSelect(person.id)}
            >
              <CircleFace person={person} />
              <span className="circle__name" dir="auto">
                {nameOf(person)}
              </span>
              <span className="sr-only">{rest(person)}</span>
              {hadTask(person.id) && <span className="circle__free">{followUp.open.mark}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
