import type { CirclePerson } from '#plan/document.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'

/** A face in the circle: its letter, and the colour and edge of its kind (never the colour alone). */
export function CircleFace({ person }: { person: Pick<CirclePerson, 'name' | 'kind'> }) {
  const [letter] = new Intl.Segmenter().segment(person.name.trim())
  return (
    <span className={`avatar avatar--large circle-face circle-face--${person.kind}`} aria-hidden="true">
      {letter?.segment ?? '?'}
    </span>
  )
}

export function usePersonWords() {
  const { lists } = useMessages()
  const words = lists.circle
  const nameOf = (person: Pick<CirclePerson, 'name'>) => person.name.trim() || lists.nameless
  return {
    nameOf,
    /** What the drawing shows by place, colour and line, in words; follows the name. */
    rest: (person: CirclePerson) =>
      words.describe(words.kinds[person.kind], words.rings[person.ring], words.contacts[person.contact]),
  }
}
