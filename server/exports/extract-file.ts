/** What was sent to somebody, as a file: made of the kept text alone, so that it holds exactly what the family saw. */
import type { Logger } from 'pino'
import type { Book } from '#plan/book/book.ts'
import { bookOf } from '#plan/book/build.ts'
import { contentsOf, type PlanRecord } from '#plan/record/record.ts'
import { withLabels } from '#plan/sharing/labelled-book.ts'
import { asPaper, type Paper } from '#plan/sharing/paper-book.ts'
import { toJson } from './json/json.ts'
import { renderPdf, TooSlow } from './pdf/render.ts'
import { createTurns } from './turns.ts'
import type { ExportOutcome } from './types.ts'

/** Canonical JSON of the extract, its digest in hex and its code. */
export interface SentText {
  content: string
  digest: string
  code: string
  /** What must be read beside it, such as 'not-decided-together'. */
  labels?: readonly string[]
  /** By default the plan; what belongs to no version is own words. */
  paper?: Paper
}

const FILES: Record<Paper, string> = {
  plan: 'familiegroepsplan-uittreksel',
  safety: 'familiegroepsplan-bijlage-veiligheid',
  'own-words': 'eigen-woorden',
}
const paperOf = ({ paper }: Pick<SentText, 'paper'>, { version }: PlanRecord): Paper =>
  paper ?? (version === null ? 'own-words' : 'plan')

export function bookOfExtract(sent: SentText, address: string): { book: Book; paper: Paper } {
  const { content, digest, code, labels = [] } = sent
  const record = JSON.parse(content) as PlanRecord
  const paper = paperOf(sent, record)
  const book = bookOf({
    record,
    kind: 'plan',
    language: contentsOf(record, 'plan')[0]?.content.language ?? 'nl',
    text: content,
    sealed: { check: { sha256: digest, code, url: `${address}/controle/${code}` }, versions: [] },
  })
  return { book: asPaper(withLabels(book, labels), paper), paper }
}

export type WriteExtract = (sent: SentText, format: 'pdf' | 'json') => Promise<ExportOutcome>

export function createExtractFiles(options: {
  log: Logger
  address: () => string
  render?: typeof renderPdf
}): WriteExtract {
  const { log, address, render = renderPdf } = options
  // One at a time: families typeset their plans at the same time.
  const turns = createTurns({ atOnce: 1, waiting: 10 })

  async function write(sent: SentText, format: 'pdf' | 'json'): Promise<ExportOutcome> {
    const { book, paper } = bookOfExtract(sent, address())
    const fileName = `${FILES[paper]}.${format}`
    try {
      if (format === 'json')
        return {
          ok: true,
          bytes: await toJson(book),
          missing: [],
          fileName,
          contentType: 'application/json; charset=utf-8',
        }
      const { pdf, missing } = await render(book)
      return { ok: true, bytes: pdf, missing, fileName, contentType: 'application/pdf' }
    } catch (error) {
      log.error({ err: error, format }, 'making a file of what was sent failed')
      return { ok: false, why: error instanceof TooSlow ? 'too-slow' : 'failed' }
    }
  }
  return async (sent, format) => (await turns.take(() => write(sent, format))) ?? { ok: false, why: 'busy' }
}
