import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Textarea, TextField } from '../ui/fields.tsx'
import { useBrowserCan } from './use-browser-can.ts'

interface CopyFieldProps {
  label: string
  name: string
  value: string
  button: string
  rows?: number
}

/** A read-only text to pass on: chosen whole when it gets the focus, with a button that copies it. */
export function CopyField({ label, name, value, button, rows }: CopyFieldProps) {
  const { made } = useMessages().people
  const [copied, setCopied] = useState(false)
  const canCopy = useBrowserCan(() => 'clipboard' in navigator)
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      // Refused by the browser: the field is chosen, and the person copies by hand.
      () => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.select(),
    )
  }
  const shared = { label, name, value, readOnly: true, dir: 'ltr' as const }
  return (
    <div className="stack stack--tight">
      {rows ? (
        <Textarea {...shared} dir="auto" rows={rows} onFocus={(event) => event.currentTarget.select()} />
      ) : (
        <TextField {...shared} onFocus={(event) => event.currentTarget.select()} />
      )}
      {canCopy && (
        <div className="cluster">
          <Button icon={IconCopy} onClick={copy}>
            {button}
          </Button>
          <span role="status">{copied && made.copied}</span>
        </div>
      )}
    </div>
  )
}
