import { IconPhone } from '@tabler/icons-react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Always there, on every screen of the child's place. 113 from twelve on. */
export function CallBox({ isChild }: { isChild: boolean }) {
  const { call } = useMessages().childPlace
  return (
    <aside className="card card--help" aria-label={call.title}>
      <h2 className="card__title">{call.title}</h2>
      <ul className="call-list">
        <CallLine to="08000432">{call.kindertelefoon}</CallLine>
        {!isChild && <CallLine to="113">{call.suicide}</CallLine>}
        <CallLine to="112">{call.danger}</CallLine>
      </ul>
    </aside>
  )
}

const CallLine = ({ to, children }: { to: string; children: string }) => (
  <li>
    <a className="call-list__line" href={`tel:${to}`}>
      <Icon of={IconPhone} />
      <span>{children}</span>
    </a>
  </li>
)
