import type { PlanSection } from '#plan/form.ts'
import type { TemplateField } from '#plan/template.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { AgreementsField } from './lists/AgreementsField.tsx'
import { CircleField } from './lists/CircleField.tsx'
import { GoalsField } from './lists/GoalsField.tsx'
import { KeeperField } from './lists/KeeperField.tsx'
import { LinesField } from './lists/LinesField.tsx'
import { MomentsField } from './lists/MomentsField.tsx'
import { ScaleField } from './lists/ScaleField.tsx'
import { rootsOf } from './plan-view.ts'
import { RichTextField } from './RichTextField.tsx'

interface FieldProps {
  field: TemplateField
  section: PlanSection
  /** Names of the children, for the middle of the circle. */
  middle: string
}

/** The place where the answer to one question is written. Kinds that wait for a later capability have none. */
export function Field({ field, section, middle }: FieldProps) {
  return (
    <FieldFrame field={field} hideQuestion={section.added} writing>
      <div data-root={rootsOf(field)[0]}>
        <Answer field={field} section={section} middle={middle} />
      </div>
    </FieldFrame>
  )
}

function Answer(props: FieldProps) {
  switch (props.field.kind) {
    case 'text':
      return <RichTextField field={props.field} />
    case 'agreements':
      return <AgreementsField {...props} />
    case 'goals':
      return <GoalsField {...props} />
    case 'lines':
      return <LinesField {...props} />
    case 'moments':
      return <MomentsField {...props} />
    case 'person':
      return <KeeperField {...props} />
    case 'circle':
      return <CircleField {...props} middle={props.middle} />
    case 'scale':
      return <ScaleField {...props} />
    default:
      return null
  }
}
