import { IconPlus } from '@tabler/icons-react'
import { Form } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { CaseField } from '../team/CaseField.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup, TextField } from '../ui/fields.tsx'
import { CHOICES } from './offer-input.ts'

/** Two things the team writes down: that the right was offered, or why it was not. */
export function OfferForms({ cases }: { cases: { id: string; reference: string }[] }) {
  const { offers: words } = useMessages()
  return (
    <>
      <Form method="post" className="stack">
        <input type="hidden" name="wat" value="offer" />
        <CaseField cases={cases} id="aanbod-zaak" />
        <TextField name="kind" label={words.child} description={words.childHint} maxLength={60} required />
        <TextField name="dag" label={words.day} type="date" required />
        <TextField name="taal" label={words.language} defaultValue="Nederlands" maxLength={40} />
        <RadioGroup
          name="vorm"
          legend={words.form}
          defaultValue="talk"
          choices={CHOICES.forms.map((value) => ({ value, label: words.forms[value] }))}
        />
        <div className="form-actions">
          <Button type="submit" variant="primary" icon={IconPlus}>
            {words.add}
          </Button>
        </div>
      </Form>
      <details className="disclosure">
        <summary>{words.withhold}</summary>
        <p>{words.withholdText}</p>
        <Form method="post" className="stack">
          <input type="hidden" name="wat" value="withhold" />
          <CaseField cases={cases} id="weglaten-zaak" />
          <TextField
            name="kind"
            of="weglaten"
            label={words.child}
            description={words.childHint}
            maxLength={60}
            required
          />
          <RadioGroup
            name="reden"
            legend={words.reason}
            choices={CHOICES.reasons.map((value) => ({ value, label: words.reasons[value] }))}
            required
          />
          <div className="form-actions">
            <Button type="submit">{words.withholdAdd}</Button>
          </div>
        </Form>
      </details>
    </>
  )
}
