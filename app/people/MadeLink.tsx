import { IconInbox, IconShare } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { useSetup } from '../ui/use-setup.ts'
import { CopyField } from './CopyField.tsx'
import { QrCode } from './QrCode.tsx'
import type { QrDrawing } from './qr-code.server.ts'
import { useBrowserCan } from './use-browser-can.ts'

export interface Made {
  kind: 'join' | 'return'
  name: string
  url: string
  expiresAt: number
  /** null where no address was given. */
  mailed: boolean | null
  qr: QrDrawing
}

/** A fresh personal link, shown this once: to copy, to send, to scan. */
export function MadeLink({ made }: { made: Made }) {
  const messages = useMessages().people.made
  const language = useLanguage()
  const { localMode } = useSetup()
  const heading = useRef<HTMLHeadingElement>(null)
  const canShare = useBrowserCan(() => 'share' in navigator)
  const back = made.kind === 'return'
  const text = back ? messages.messageBack(made.name, made.url) : messages.message(made.name, made.url)
  // biome-ignore lint/correctness/useExhaustiveDependencies: reason: each new link takes the focus
  useEffect(() => heading.current?.focus(), [made.url])
  return (
    <section className="card" aria-labelledby="gemaakt">
      <h2 id="gemaakt" ref={heading} tabIndex={-1}>
        {back ? messages.returned(made.name) : messages.invited(made.name)}
      </h2>
      <p>
        {messages.give(made.name)} {messages.until(fullDate(made.expiresAt, language))} {messages.once}
      </p>
      {back && <p>{messages.everyoneSees}</p>}
      <CopyField label={messages.link} name="link" value={made.url} button={messages.copyLink} />
      <CopyField label={messages.text} name="text" value={text} button={messages.copyText} rows={3} />
      {canShare && (
        <div>
          <Button icon={IconShare} onClick={() => navigator.share({ text }).catch(() => undefined)}>
            {messages.share}
          </Button>
        </div>
      )}
      <div className="stack stack--tight">
        <h3>{messages.qrTitle}</h3>
        <QrCode drawing={made.qr} label={messages.qrAlt(made.name)} />
      </div>
      {made.mailed !== null && <p>{made.mailed ? messages.mailed : messages.notMailed}</p>}
      {localMode && (
        <Alert type="warning" title={messages.localTitle}>
          <p>{messages.localText}</p>
          {made.mailed && (
            <p>
              <LinkButton icon={IconInbox} size="small" to="/postvak">
                {messages.mailbox}
              </LinkButton>
            </p>
          )}
        </Alert>
      )}
    </section>
  )
}
