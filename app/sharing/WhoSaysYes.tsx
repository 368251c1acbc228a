import { IconArrowRight } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { Consent, Preview } from '#server/sharing/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup, TextField } from '../ui/fields.tsx'

export function WhoSaysYes({ consents }: { consents: readonly Consent[] }) {
  const { sharing } = useMessages()
  const others = consents.some(({ isMe }) => !isMe)
  return (
    <Card title={sharing.yesTitle}>
      <p>{others ? sharing.yesText : sharing.alone}</p>
      {others && (
        <ul className="points">
          {consents.map(({ participantId, name, because, answer }) => (
            <li key={participantId}>
              <bdi>{name}</bdi> ({sharing.because[because]}): {sharing.answers[answer ?? 'none']}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

interface FirstFillInProps {
  unclear: Preview['unclear']
  planId: string
  as: string | null
  wrongOf: string | null
}

/** What must be known before it can go: asked here, and not before. */
export function FirstFillIn({ unclear, planId, as, wrongOf }: FirstFillInProps) {
  const { sharing, roles } = useMessages()
  return unclear.map(({ childId, childName, why }) => {
    const child = childName || sharing.theChild
    const title = sharing.unclear[why](child)
    if (why === 'youth' || why === 'parent')
      return (
        <Alert key={childId} type="warning">
          <p>{title}</p>
          <div>
            <LinkButton iconEnd={IconArrowRight} to={planPath(planId, 'mensen', as)}>
              {sharing.toPeople}
            </LinkButton>
          </div>
        </Alert>
      )
    return (
      <Form key={childId} method="post" className="card stack" noValidate>
        <input type="hidden" name="child" value={childId} />
        <h2 className="card__title">{title}</h2>
        {why === 'birthday' ? (
          <TextField
            name="year"
            of={childId}
            label={sharing.year(child)}
            description={sharing.yearHint}
            error={wrongOf === childId ? sharing.yearWrong : undefined}
            inputMode="numeric"
            maxLength={4}
          />
        ) : (
          <RadioGroup
            legend={roles.authority(childName)}
            name="authority"
            of={childId}
            description={roles.authorityHint}
            error={wrongOf === childId ? sharing.authorityMissing : undefined}
            choices={[
              { value: 'yes', label: roles.authorityYes },
              { value: 'no', label: roles.authorityNo },
            ]}
          />
        )}
        <div>
          <Button type="submit" name="intent" value={why}>
            {roles.save}
          </Button>
        </div>
      </Form>
    )
  })
}
