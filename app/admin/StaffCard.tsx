import { IconUserOff } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { StaffRow } from '#server/staff/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

/** Who signed in here, with which roles; ending takes effect at once. */
export function StaffCard({ people }: { people: StaffRow[] }) {
  const { admin } = useMessages()
  const language = useLanguage()
  return (
    <Card title={admin.staffTitle}>
      <p>{admin.staffText}</p>
      <ul className="points">
        {people.map(({ id, name, roles, since, isMe, ended }) => (
          <li key={id}>
            <strong>{name}</strong>, {roles.map((role) => admin.roles[role]).join(', ')},{' '}
            {admin.since(fullDate(since, language))}
            {ended && `, ${admin.ended}`}
            {!isMe && !ended && (
              <Form method="post">
                <input type="hidden" name="wat" value="end-staff" />
                <input type="hidden" name="id" value={id} />
                <Button
                  type="submit"
                  size="small"
                  variant="subtle"
                  icon={IconUserOff}
                  aria-label={admin.endOf(name)}
                >
                  {admin.end}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
