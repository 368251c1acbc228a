/** For who has no device: a sheet to print, and typing over what came back on it. */
import { IconCheck, IconPrinter } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { FollowPage } from '#server/follow-up/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup } from '../ui/fields.tsx'
import type { FollowAnswer } from './follow-actions.ts'

interface Props {
  page: Extract<FollowPage, { state: 'open' }>
  planId: string
  as: string | null
  here: string
  given: FollowAnswer | undefined
}

export function OnPaper({ page, planId, as, here, given }: Props) {
  const { followUp } = useMessages()
  const words = followUp.paper
  const { agreements, paperFor } = page
  const [only] = paperFor
  return (
    <Card title={words.title} id="papier">
      <p>{words.text}</p>
      {given?.isEntered && (
        <Alert type="ok" role="status">
          <p>{words.saved}</p>
        </Alert>
      )}
      <div>
        <LinkButton icon={IconPrinter} to={planPath(planId, 'volgen/papier', as)}>
          {words.link}
        </LinkButton>
      </div>
      {only && (
        <details className="disclosure">
          <summary>{words.enter}</summary>
          <Form method="post" action={`${here}#papier`} className="disclosure__body">
            <p>{words.enterText}</p>
            <RadioGroup
              legend={words.who}
              name="person"
              choices={paperFor.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={only.id}
            />
            {agreements.map(({ id, what, when }) => (
              <RadioGroup
                key={id}
                legend={what.trim() || when}
                name={`paper-${id}`}
                choices={(['done', 'partly', 'not'] as const).map((value) => ({
                  value,
                  label: followUp.answers[value],
                }))}
              />
            ))}
            <div className="form-actions">
              <Button type="submit" name="intent" value="paper" icon={IconCheck}>
                {words.save}
              </Button>
            </div>
          </Form>
        </details>
      )}
    </Card>
  )
}
