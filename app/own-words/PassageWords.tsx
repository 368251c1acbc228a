import { IconQuote } from '@tabler/icons-react'
import type { PassageText } from '#server/passages/types.ts'
import { PictureView } from '../child-place/PictureView.tsx'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from '../ui/Icon.tsx'

/** The words as they were written, and what must be said with them: in which language, and who wrote them down. */
export function PassageWords({ passage }: { passage: PassageText }) {
  const { dictation } = useMessages().ownWords
  const { words, language, translation, writtenDown, picture, author } = passage
  return (
    <>
      {words !== '' && (
        <p className="passage__words" lang={language} dir="auto">
          {words}
        </p>
      )}
      {translation && (
        <p className="passage__words passage__translation" lang="nl">
          <span className="hint">{dictation.translation}: </span>
          {translation}
        </p>
      )}
      {picture && <PictureView picture={picture} by={author.name} />}
      {writtenDown && (
        <p className="passage__note">
          <Icon of={IconQuote} size={18} />
          <span>{dictation.yeses[writtenDown.yes ?? 'none'](writtenDown.by, author.name)}</span>
        </p>
      )}
    </>
  )
}

/** Proposals and differing views: as large as the words they stand beside. */
export function BesideList({
  passage,
  children,
}: {
  passage: PassageText
  children?: (id: string) => React.ReactNode
}) {
  const { beside } = useMessages().ownWords
  if (passage.beside.length === 0) return null
  return (
    <ul className="passage__beside">
      {passage.beside.map((one) => (
        <li key={one.id}>
          <p className="passage__by">{beside.of(beside.kinds[one.kind], one.author)}</p>
          <p className="passage__words" dir="auto">
            {one.words}
          </p>
          {one.isMine && children?.(one.id)}
        </li>
      ))}
    </ul>
  )
}
