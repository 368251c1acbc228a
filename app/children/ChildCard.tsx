/** One child: what is known, and what a parent can tell about it. */
import { IconMoodKid } from '@tabler/icons-react'
import { Form, useNavigation } from 'react-router'
import { LONGEST_CHILD_NAME } from '#plan/birth.ts'
import type { ChildRow } from '#server/children/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { TextField } from '../ui/fields.tsx'
import type { ChildAnswer } from './child-forms.ts'

interface ChildCardProps {
  child: ChildRow
  answer: ChildAnswer | null
  /** yyyy-mm-dd */
  today: string
  inviteTo: string
}

export function ChildCard({ child, answer, today, inviteTo }: ChildCardProps) {
  const { children } = useMessages()
  const language = useLanguage()
  const busy = useNavigation().state !== 'idle'
  const { id, name, isBorn, bornOn, mayTakeBack } = child
  const known = isBorn
    ? bornOn !== null &&
      bornOn.length > 4 &&
      children.bornOn(fullDate(Date.parse(`${bornOn}T12:00:00Z`), language))
    : children.unbornYet
  const mine = answer?.child === id ? answer : null
  return (
    <Card title={name || children.noName}>
      {known && <p className="muted">{known}</p>}
      {!isBorn && (
        <details className="disclosure" open={mine?.intent === 'born'}>
          <summary>{children.isBorn}</summary>
          <Form method="post" className="disclosure__body" noValidate>
            <input type="hidden" name="child" value={id} />
            <NameField child={child} answer={mine?.intent === 'born' ? mine : null} isNew />
            <TextField
              id={`geboren-${id}`}
              label={children.day}
              name={`born-${id}`}
              type="date"
              max={today}
              defaultValue={mine?.bornOn ?? today}
              error={mine?.problem === 'day' ? children.errors.day : undefined}
            />
            <div className="form-actions">
              <Button type="submit" variant="primary" name="intent" value="born" disabled={busy}>
                {children.confirmBorn}
              </Button>
            </div>
          </Form>
        </details>
      )}
      <details className="disclosure" open={mine?.intent === 'rename'}>
        <summary>{name === '' ? children.giveName : children.rename}</summary>
        <Form method="post" className="disclosure__body" noValidate>
          <input type="hidden" name="child" value={id} />
          <NameField child={child} answer={mine?.intent === 'rename' ? mine : null} />
          <div className="form-actions">
            <Button type="submit" name="intent" value="rename" disabled={busy}>
              {children.save}
            </Button>
          </div>
        </Form>
      </details>
      {mayTakeBack && (
        <>
          <p>{children.ownPlace}</p>
          <div className="cluster">
            <LinkButton icon={IconMoodKid} to={inviteTo}>
              {children.ownPlaceLink}
            </LinkButton>
            <Form method="post">
              <input type="hidden" name="child" value={id} />
              <Button type="submit" variant="subtle" name="intent" value="take-back" disabled={busy}>
                {children.takeBack}
              </Button>
            </Form>
          </div>
        </>
      )}
    </Card>
  )
}

function NameField(props: { child: ChildRow; answer: ChildAnswer | null; isNew?: boolean }) {
  const { child, answer, isNew = false } = props
  const { children } = useMessages()
  const { errors } = children
  const problem = answer?.problem
  return (
    <TextField
      label={children.name}
      // Several children, each with two forms, on one page.
      name={`${isNew ? 'new' : 'name'}-${child.id}`}
      description={isNew ? children.nameLater : undefined}
      defaultValue={answer?.name ?? child.name}
      maxLength={LONGEST_CHILD_NAME}
      error={
        problem === 'name'
          ? errors.name
          : problem === 'tooLong'
            ? errors.tooLong(LONGEST_CHILD_NAME)
            : undefined
      }
      optional={isNew}
    />
  )
}
