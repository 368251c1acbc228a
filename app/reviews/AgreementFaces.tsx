/** A child's face beside an agreement: three to choose from, each with its word. */
import { Form } from 'react-router'
import { AGREEMENT_FACES } from '#plan/reviews/faces-drawing.ts'
import type { ReviewedAgreement } from '#server/reviews/types.ts'
import { FACE_ICONS } from '../child-place/pictures.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

interface Props {
  agreement: ReviewedAgreement
}

export function ChooseFace({ agreement: { id, what, faces } }: Props) {
  const { reviews } = useMessages()
  const mine = faces.find(({ isMine }) => isMine)?.face
  return (
    <Form
      method="post"
      preventScrollReset
      className="stack stack--tight"
      aria-label={`${reviews.faceAsk} ${what}`}
    >
      <input type="hidden" name="intent" value="face" />
      <input type="hidden" name="agreement" value={id} />
      <p>
        <strong>{reviews.faceAsk}</strong>
      </p>
      <div className="cluster">
        {AGREEMENT_FACES.map((face) => (
          <Button
            key={face}
            type="submit"
            icon={FACE_ICONS[face]}
            aria-pressed={mine === face}
            {...(mine === face ? { name: 'take-back', value: 'yes' } : { name: 'face', value: face })}
          >
            {reviews.faceWords[face]}
          </Button>
        ))}
      </div>
      <p className="hint">{reviews.faceHint}</p>
    </Form>
  )
}

export function FacesBeside({ agreement: { faces } }: Props) {
  const { reviews } = useMessages()
  const language = useLanguage()
  const others = faces.filter(({ isMine }) => !isMine)
  if (others.length === 0) return null
  return (
    <ul className="stack stack--tight reviewed">
      {others.map(({ name, face, on }) => (
        <li key={`${name} ${on}`} className="cluster">
          <Icon of={FACE_ICONS[face]} size={28} />
          <span dir="auto">
            {reviews.faceBeside(name, reviews.faceWords[face].toLowerCase(), fullDate(on, language))}
          </span>
        </li>
      ))}
    </ul>
  )
}
