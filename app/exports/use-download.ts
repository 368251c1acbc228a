/**
 * Fetches a file with news on the way, instead of leaving a link to the browser, which says nothing for seconds and
 * shows a failure as a page. Without scripts the link itself does it.
 */
import { useCallback, useRef, useState } from 'react'
import type { ExportProblem } from '#server/exports/types.ts'
import { PROBLEMS } from './export-input.ts'

export type DownloadState =
  | { state: 'idle' }
  | { state: 'busy'; what: string }
  /** `missing`: signs that could not be printed. */
  | { state: 'ready'; what: string; missing: string }
  | { state: 'failed'; what: string; href: string; why: ExportProblem | 'offline' | 'gone' }

export function useDownload() {
  const [download, setDownload] = useState<DownloadState>({ state: 'idle' })
  const isBusy = useRef(false)
  const start = useCallback(async (href: string, what: string) => {
    if (isBusy.current) return
    isBusy.current = true
    setDownload({ state: 'busy', what })
    const result = await fetchFile(href)
    isBusy.current = false
    if ('why' in result) setDownload({ state: 'failed', what, href, why: result.why })
    else {
      hand(result.blob, result.name)
      setDownload({ state: 'ready', what, missing: result.missing })
    }
  }, [])
  return { download, start }
}

async function fetchFile(
  href: string,
): Promise<{ blob: Blob; name: string; missing: string } | { why: ExportProblem | 'offline' | 'gone' }> {
  try {
    const response = await fetch(href, { headers: { Accept: '*/*' } })
    if (response.status === 404) return { why: 'gone' }
    if (!response.ok) return { why: await problemIn(response) }
    const [, name = 'familiegroepsplan'] =
      /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '') ?? []
    const missing = decodeURIComponent(response.headers.get('X-Missing-Signs') ?? '')
    return { blob: await response.blob(), name, missing }
  } catch {
    return { why: 'offline' }
  }
}

async function problemIn(response: Response): Promise<ExportProblem> {
  const body: unknown = await response.json().catch(() => null)
  const said = typeof body === 'object' && body !== null && 'why' in body ? body.why : null
  return PROBLEMS.find((problem) => problem === said) ?? 'failed'
}

/** Long enough for any browser to have taken it over. */
const FORGET_AFTER_MS = 60_000

function hand(blob: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), FORGET_AFTER_MS)
}
