import { IconCheck } from '@tabler/icons-react'
import { Form } from 'react-router'
import { trendDrawing } from '#plan/reviews/drawing.ts'
import type { ReviewPage, ScaleTrend } from '#server/reviews/types.ts'
import { FACE_ICONS } from '../child-place/pictures.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PictureWithTable } from './PictureWithTable.tsx'

/** Each person's own line; nobody's number is put together with another's. */
export function ReviewedScales({ scales, mayGive }: { scales: ScaleTrend[]; mayGive: boolean }) {
  const { reviews } = useMessages()
  const language = useLanguage()
  if (scales.length === 0) return null
  return (
    <Card title={reviews.scalesTitle}>
      {scales.map((scale) => {
        const drawing = trendDrawing(scale.question, scale.people, language)
        return (
          <section key={scale.fieldId} className="stack stack--tight" aria-label={scale.question}>
            <h3>{scale.question}</h3>
            {drawing ? <PictureWithTable drawing={drawing} /> : <p>{reviews.scaleNone}</p>}
            {mayGive && scale.mayGive && <OwnNumber scale={scale} />}
          </section>
        )
      })}
    </Card>
  )
}

function OwnNumber({ scale: { fieldId, mine } }: { scale: ScaleTrend }) {
  const { reviews } = useMessages()
  return (
    <Form method="post" preventScrollReset className="cluster">
      <input type="hidden" name="field" value={fieldId} />
      <label className="field">
        <span className="field__label utrecht-form-label">{reviews.myNumber}</span>
        <select
          name="number"
          className="utrecht-select utrecht-select--html-select"
          defaultValue={mine?.value ?? ''}
        >
          <option value="">–</option>
          {Array.from({ length: 11 }, (_, value) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: reason: the numbers are the keys
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </select>
      </label>
      <label className="choice">
        <input
          type="checkbox"
          name="shown"
          defaultChecked={mine?.shown ?? false}
          className="utrecht-checkbox utrecht-checkbox--html-input"
        />
        <span className="choice__label">{reviews.showNumber}</span>
      </label>
      <Button type="submit" name="intent" value="number" icon={IconCheck}>
        {reviews.giveNumber}
      </Button>
    </Form>
  )
}

interface FacesProps {
  planId: string
  as: string | null
  page: ReviewPage
  isYouth: boolean
}

export function ReviewedFaces({ planId, as, page: { faces, isChild }, isYouth }: FacesProps) {
  const { reviews, childPlace } = useMessages()
  const language = useLanguage()
  return (
    <Card title={reviews.facesTitle}>
      {isChild && <p className="lead">{reviews.forChild}</p>}
      {faces.length === 0 && <p>{reviews.facesNone}</p>}
      <ul className="stack stack--tight">
        {faces.map(({ id, name, face, words, on }) => (
          <li key={id} className="cluster">
            <Icon of={FACE_ICONS[face]} size={28} />
            <span dir="auto">
              {reviews.faceLine(name, childPlace.faces[face], fullDate(on, language))}
              {words && <q> {words}</q>}
            </span>
          </li>
        ))}
      </ul>
      {isYouth && (
        <div>
          <LinkButton to={planPath(planId, 'kind', as)}>{reviews.toChildPlace}</LinkButton>
        </div>
      )}
    </Card>
  )
}
