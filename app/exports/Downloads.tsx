import { IconFileTypePdf } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import type { BookKind } from '#plan/book/book.ts'
import type { Format } from '#server/exports/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { filePath } from './export-input.ts'
import { type DownloadState, useDownload } from './use-download.ts'

const SHEETS = ['fridge', 'child'] as const
const OTHERS = ['docx', 'odt', 'html', 'json', 'ics'] as const

interface DownloadsProps {
  planId: string
  as: string | null
  /** Null for the draft, which is a PDF only. */
  version: number | null
  /** The one that most people come for. */
  isMain?: boolean
}

/** The files of one version or of the draft: links, with news on the way where scripts run. */
export function Downloads({ planId, as, version, isMain = false }: DownloadsProps) {
  const { takeAlong: words } = useMessages()
  const { download, start } = useDownload()
  const name = version === null ? words.draft : words.version(version)
  const fileLink = (format: Format, kind: BookKind, label: string) => ({
    href: filePath({ planId, as, version, format, kind }),
    label: (
      <>
        {label}
        <span className="sr-only">, {name}</span>
      </>
    ),
    onClick(event: MouseEvent<HTMLAnchorElement>) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      void start(event.currentTarget.href, label)
    },
  })
  const link = ({ href, label, onClick }: ReturnType<typeof fileLink>) => (
    <a className="nl-link" href={href} download onClick={onClick}>
      {label}
    </a>
  )
  const whole = fileLink('pdf', 'plan', words.sheet.plan)
  return (
    <div className="stack stack--tight">
      <div>
        <LinkButton
          variant={isMain ? 'primary' : 'secondary'}
          icon={IconFileTypePdf}
          to={whole.href}
          onClick={whole.onClick}
          reloadDocument
          download
        >
          {whole.label}
        </LinkButton>
      </div>
      <ul className="points">
        {SHEETS.map((kind) => (
          <li key={kind}>{link(fileLink('pdf', kind, words.sheet[kind]))}</li>
        ))}
      </ul>
      {version !== null && (
        <details className="disclosure">
          <summary>{words.others}</summary>
          <ul className="points disclosure__body">
            {OTHERS.map((format) => (
              <li key={format}>{link(fileLink(format, 'plan', words.format[format]))}</li>
            ))}
          </ul>
        </details>
      )}
      <DownloadNews download={download} again={start} />
    </div>
  )
}

function DownloadNews({
  download,
  again,
}: {
  download: DownloadState
  again: (href: string, what: string) => Promise<void>
}) {
  const { takeAlong: words } = useMessages()
  return (
    <>
      <div role="status">
        {download.state === 'busy' && (
          <p>
            <progress aria-label={words.busy(download.what)} /> {words.busy(download.what)}
          </p>
        )}
        {download.state === 'ready' && <p>{words.ready(download.what)}</p>}
        {download.state === 'ready' && download.missing !== '' && <p>{words.missing(download.missing)}</p>}
      </div>
      {download.state === 'failed' && (
        <Alert type="error" title={words.failedTitle} role="alert">
          <p>{problemWords(words, download.why)}</p>
          <Button onClick={() => void again(download.href, download.what)}>{words.again}</Button>
        </Alert>
      )}
    </>
  )
}

type Words = ReturnType<typeof useMessages>['takeAlong']
type Failed = Extract<DownloadState, { state: 'failed' }>

const problemWords = (words: Words, why: Failed['why']) =>
  why === 'offline' ? words.offline : why === 'gone' ? words.gone : words.problems[why]
