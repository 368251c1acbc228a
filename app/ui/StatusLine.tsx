import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { Icon } from './Icon.tsx'

const icons = { saved: IconCloudCheck, saving: IconCloudUp, lost: IconCloudOff }

/**
 * Whether the work is on disk, in words. `aria-live` is off: nobody wants to hear it after every letter; loss is
 * announced elsewhere, once (R-B12).
 */
export function StatusLine({ state, text }: { state: keyof typeof icons; text: string }) {
  return (
    <div className={`status status--${state}`} role="status" aria-live="off">
      <Icon of={icons[state]} size={20} />
      <span>{text}</span>
    </div>
  )
}
