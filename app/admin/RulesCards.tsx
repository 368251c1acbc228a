import { IconCheck } from '@tabler/icons-react'
import { Form } from 'react-router'
import { casesYearsOf, LEAST_CASES_YEARS, LEAST_INACTIVE_DAYS } from '#plan/rights/keeping.ts'
import type { LegalRole, OrganisationSettings } from '#server/organisations/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup, TextField } from '../ui/fields.tsx'

/** Whose yes is asked before something goes to this organisation, as far as the law leaves that to it. */
export function ConsentCard({ consent }: { consent: OrganisationSettings['consent'] }) {
  const { admin } = useMessages()
  return (
    <Card title={admin.consentTitle}>
      <p>{admin.consentText}</p>
      <Form method="post" className="stack">
        <input type="hidden" name="wat" value="consent" />
        <RadioGroup
          name="vanaf12"
          legend={admin.from12}
          defaultValue={consent.byBand['12-15'].parents ? 'samen' : 'alleen'}
          choices={[
            { value: 'samen', label: admin.from12Together },
            { value: 'alleen', label: admin.from12Alone },
          ]}
        />
        <TextField
          name="dagen"
          label={admin.waitDays}
          description={admin.waitDaysHint}
          defaultValue={consent.waitDays}
          inputMode="numeric"
        />
        <TextField
          name="keren"
          label={admin.reminders}
          description={admin.remindersHint}
          defaultValue={consent.reminders}
          inputMode="numeric"
        />
        <Save of={admin.consentTitle} />
      </Form>
    </Card>
  )
}

interface KeepingCardProps {
  keeping: OrganisationSettings['keeping']
  legalRole: LegalRole
}

/** How long things are kept; never shorter than the law and what families were promised. */
export function KeepingCard({ keeping, legalRole }: KeepingCardProps) {
  const { admin } = useMessages()
  return (
    <Card title={admin.keepingTitle}>
      <p>{admin.keepingText}</p>
      <Form method="post" className="stack">
        <input type="hidden" name="wat" value="keeping" />
        <TextField
          name="plannen"
          label={admin.inactiveDays}
          description={admin.inactiveDaysHint(LEAST_INACTIVE_DAYS)}
          defaultValue={keeping.inactivePlansDays ?? ''}
          inputMode="numeric"
          optional
        />
        <TextField
          name="zaken"
          label={admin.casesYears}
          description={admin.casesYearsHint(
            LEAST_CASES_YEARS[legalRole],
            casesYearsOf(keeping.casesYears, legalRole),
          )}
          defaultValue={keeping.casesYears ?? ''}
          inputMode="numeric"
          optional
        />
        <Save of={admin.keepingTitle} />
      </Form>
    </Card>
  )
}

function Save({ of }: { of: string }) {
  const { admin } = useMessages()
  return (
    <div className="form-actions">
      <Button type="submit" icon={IconCheck} aria-label={admin.saveOf(of)}>
        {admin.save}
      </Button>
    </div>
  )
}
