import {
  IconAlertTriangle,
  IconCircleCheck,
  IconExclamationCircle,
  IconInfoCircle,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

const icons = {
  info: IconInfoCircle,
  ok: IconCircleCheck,
  warning: IconAlertTriangle,
  error: IconExclamationCircle,
}

interface AlertProps {
  type?: keyof typeof icons
  title?: string
  /** `status` is told when the reader pauses, `alert` at once; none for what is there when the page opens. */
  role?: 'status' | 'alert'
  children: ReactNode
}

export function Alert({ type = 'info', title, role, children }: AlertProps) {
  return (
    <div className={`utrecht-alert utrecht-alert--${type}`} role={role}>
      <Icon of={icons[type]} size={24} />
      <div className="utrecht-alert__content">
        {title && <h2 className="alert__title">{title}</h2>}
        {children}
      </div>
    </div>
  )
}
