import { IconDoorExit, IconSwitchHorizontal } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Form } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

/** Another person will use this device. A whole new page: nothing of the old one stays on the screen. */
export function SwitchPerson() {
  const { me } = useMessages().people
  return (
    <Card title={me.switchTitle}>
      <p>{me.switchText}</p>
      <Form method="post" reloadDocument>
        <Button type="submit" icon={IconSwitchHorizontal} name="intent" value="switch">
          {me.switchSubmit}
        </Button>
      </Form>
    </Card>
  )
}

interface LeaveProps {
  asking: boolean
  as: string | null
  cancelTo: string
}

/** Everyone can leave alone. Asks once, because it cannot be undone. */
export function Leave({ asking, as, cancelTo }: LeaveProps) {
  const { me } = useMessages().people
  const question = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (asking) question.current?.focus()
  }, [asking])
  return (
    <Card title={me.leaveTitle}>
      <p>{me.leaveText}</p>
      {asking ? (
        <>
          <p ref={question} tabIndex={-1}>
            <strong>{me.leaveAsk}</strong>
          </p>
          <p>{me.leaveErasedText}</p>
          <Form method="post" reloadDocument className="form-actions">
            <Button type="submit" variant="primary" name="intent" value="leave">
              {me.leaveConfirm}
            </Button>
            <Button type="submit" name="intent" value="leave-erased">
              {me.leaveErased}
            </Button>
            <LinkButton to={cancelTo}>{me.leaveCancel}</LinkButton>
          </Form>
        </>
      ) : (
        <Form method="get">
          {as && <input type="hidden" name="als" value={as} />}
          <Button type="submit" icon={IconDoorExit} name="weg" value="vraag">
            {me.leave}
          </Button>
        </Form>
      )}
    </Card>
  )
}
