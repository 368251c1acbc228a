import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import type { Messages } from '../messages/catalogue.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { checkFile, type FileResult } from './check-file.ts'
import { FoundVersion } from './FoundVersion.tsx'

type State = FileResult | { state: 'checking' | 'failed' } | null

/** Choose or drop a file; the browser checks it. */
export function CheckFile() {
  const { versions } = useMessages()
  const input = useRef<HTMLInputElement>(null)
  const [result, setResult] = useState<State>(null)
  const [isOver, setOver] = useState(false)

  const check = (file: File | null | undefined) => {
    if (!file) return
    setResult({ state: 'checking' })
    checkFile(file).then(setResult, () => setResult({ state: 'failed' }))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    check(event.dataTransfer.files[0])
  }
  return (
    <Card title={versions.dropTitle}>
      <p>{versions.dropText}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: reason: dropping is an extra; the button does the same */}
      <div
        className="drop"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          hidden
          type="file"
          accept=".pdf,.json,application/pdf,application/json"
          onChange={(event) => {
            check(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <Button icon={IconFileUpload} onClick={() => input.current?.click()}>
          {versions.choose}
        </Button>
        <p className="muted">{versions.dropHere}</p>
      </div>
      <div role="status" className="stack stack--tight">
        {result && <Result result={result} />}
      </div>
    </Card>
  )
}

const SENTENCES = {
  checking: 'checking',
  failed: 'fileFailed',
  unknown: 'fileUnknown',
  'no-data': 'fileNoData',
  forged: 'fileForged',
  good: 'fileGood',
  'no-crypto': 'fileNoCrypto',
} as const satisfies Record<string, keyof Messages['versions']>

function Result({ result }: { result: NonNullable<State> }) {
  const { versions } = useMessages()
  const words = versions[SENTENCES[result.state]]
  if (result.state === 'checking') return <p>{words}</p>
  if (!('answer' in result)) return <Alert type="warning">{words}</Alert>
  return (
    <>
      <Alert type={['newest', 'sent'].includes(result.answer.status) ? 'ok' : 'info'}>{words}</Alert>
      <FoundVersion answer={result.answer} />
    </>
  )
}
