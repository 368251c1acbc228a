import { IconFolderPlus } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { DeliveryState } from '#server/cases/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { registerProblem } from './register-problem.ts'

interface RegisterDeliveryProps {
  delivery: DeliveryState
  sendingId: string
  hasRegister: boolean
  team: string
}

/** "Zet het plan in de zaak", and where it is. */
export function RegisterDelivery({ delivery, sendingId, hasRegister, team }: RegisterDeliveryProps) {
  const messages = useMessages()
  const { cases } = messages
  const language = useLanguage()
  if (delivery.state === 'arrived')
    return <Alert type="ok">{cases.arrived(fullDate(delivery.at, language))}</Alert>
  if (!hasRegister) return <p>{cases.noRegister(team)}</p>
  return (
    <>
      {delivery.state !== 'none' && (
        <Alert type={delivery.state === 'failed' ? 'error' : 'info'}>
          <p>{delivery.state === 'failed' ? cases.deliveryFailed : cases.underWay}</p>
          {delivery.errorCode && (
            <p className="muted">
              {registerProblem(messages, delivery.errorCode)} {cases.errorCode(delivery.errorCode)}
            </p>
          )}
        </Alert>
      )}
      {delivery.state !== 'under-way' && (
        <Form method="post">
          <input type="hidden" name="wat" value="register" />
          <input type="hidden" name="zending" value={sendingId} />
          <Button type="submit" variant="primary" icon={IconFolderPlus}>
            {cases.toRegister}
          </Button>
        </Form>
      )}
    </>
  )
}
