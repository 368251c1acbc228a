import type { PassageText } from '#server/passages/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { BesideList, PassageWords } from './PassageWords.tsx'

/** Words of one author that stand in this section, word for word, for whoever may read them. */
export function PassagesInSection({ passages }: { passages: readonly PassageText[] | undefined }) {
  const { others } = useMessages().ownWords
  if (!passages || passages.length === 0) return null
  return (
    <ul className="passages">
      {passages.map((passage) => (
        <li className="passage" key={passage.id} id={`tekst-${passage.id}`}>
          <p className="passage__by">
            <Avatar name={passage.author.name} color={passage.author.color} />
            <span>
              {passage.kind === 'child-words' || passage.writtenDown
                ? others.said(passage.author.name)
                : others.by(passage.author.name)}
            </span>
          </p>
          <PassageWords passage={passage} />
          <BesideList passage={passage} />
        </li>
      ))}
    </ul>
  )
}
