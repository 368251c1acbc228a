import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Form } from 'react-router'
import { SUPPORT_KINDS } from '#plan/support-kinds.ts'
import type { SupportOffer } from '#server/organisations/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup, TextField } from '../ui/fields.tsx'

/** The social map: informal support near the family. */
export function SupportCard({ offers }: { offers: SupportOffer[] }) {
  const { admin } = useMessages()
  return (
    <Card title={admin.supportTitle}>
      <p>{admin.supportText}</p>
      {offers.length === 0 && <p className="muted">{admin.supportNone}</p>}
      <ul className="points">
        {offers.map(({ id, name, kind, suits, reach, phone }) => (
          <li key={id}>
            <strong>{name}</strong>, {admin.supportKinds[kind]}
            <br />
            {suits} {reach} {phone && <bdi dir="ltr">{phone}</bdi>}
            <Form method="post">
              <input type="hidden" name="wat" value="remove-support" />
              <input type="hidden" name="id" value={id} />
              <Button
                type="submit"
                size="small"
                variant="subtle"
                icon={IconTrash}
                aria-label={admin.removeOf(name)}
              >
                {admin.remove}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <details className="disclosure">
        <summary>{admin.supportAdd}</summary>
        {/* A new key after adding: the fields are empty again. */}
        <Form method="post" className="stack" key={offers.length}>
          <input type="hidden" name="wat" value="support" />
          <TextField name="naam" of="support" label={admin.supportName} maxLength={80} required />
          <RadioGroup
            name="soort"
            legend={admin.supportKind}
            defaultValue="other"
            choices={SUPPORT_KINDS.map((value) => ({ value, label: admin.supportKinds[value] }))}
          />
          <TextField name="voor" label={admin.supportSuits} maxLength={300} required />
          <TextField name="hoe" label={admin.supportReach} maxLength={300} required />
          <TextField name="telefoon" label={admin.supportPhone} maxLength={30} optional />
          <TextField name="url" label={admin.supportUrl} maxLength={200} optional dir="ltr" />
          <div className="form-actions">
            <Button type="submit" icon={IconPlus}>
              {admin.supportAdd}
            </Button>
          </div>
        </Form>
      </details>
    </Card>
  )
}
