import { IconPhone } from '@tabler/icons-react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from './Icon.tsx'
import { useSetup } from './use-setup.ts'

/** Never hidden, on no page of a plan and on no screen. */
export function CrisisBox() {
  const { common } = useMessages()
  const { crisisNumbers, crisisProtocol } = useSetup()
  return (
    <div className="crisis">
      <Icon of={IconPhone} size={24} />
      <p>
        <strong>
          {common.crisisQuestion} {common.crisisCall} <a href="tel:112">112</a>.
        </strong>{' '}
        {common.crisisHome}{' '}
        <a href="tel:08002000">
          <bdi dir="ltr">0800 2000</bdi>
        </a>
        . {common.crisisFree}
        {crisisNumbers.map(({ name, phone }) => (
          <span key={phone}>
            {' '}
            {name}:{' '}
            <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              <bdi dir="ltr">{phone}</bdi>
            </a>
            .
          </span>
        ))}
        {crisisProtocol && (
          <span className="crisis__protocol" dir="auto">
            {crisisProtocol}
          </span>
        )}
      </p>
    </div>
  )
}
