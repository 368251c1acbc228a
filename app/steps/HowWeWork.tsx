import { Form } from 'react-router'
import type { StepsView } from '#server/steps/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Checkbox } from '../ui/fields.tsx'

/** How the family wants to work; only the family sees and changes this. */
export function HowWeWork({ settings }: { settings: StepsView['settings'] }) {
  const { steps } = useMessages()
  return (
    <Card title={steps.settingsTitle}>
      <Form method="post" className="stack">
        <Checkbox
          label={steps.apart}
          name="eachApartFirst"
          description={steps.apartHint}
          defaultChecked={settings.eachApartFirst}
        />
        <Checkbox
          label={steps.along}
          name="facilitatorWritesAlong"
          description={steps.alongHint}
          defaultChecked={settings.facilitatorWritesAlong}
        />
        <div className="form-actions">
          <Button type="submit" name="intent" value="settings">
            {steps.save}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
