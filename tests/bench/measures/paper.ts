/** G14: a ten-page PDF from nothing, and what a headless browser needs to print the same plan. */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Book } from '#plan/book/book.ts'
import { toHtml } from '#server/exports/html/html.ts'
import { renderPdf } from '#server/exports/pdf/render.ts'
import { agreement, sampleBook } from '#tests/fixtures/book.ts'
import { watch } from '../cpu.ts'
import { add } from '../results.ts'
import { attempt, type Bench, scratch, wants } from './bench.ts'

const PAGES = 10
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--no-pdf-header-footer']
const run = promisify(execFile)

export async function measurePaper(bench: Bench): Promise<void> {
  if (!wants(bench, 'G14')) return
  const { options, results } = bench
  const row = results.row('G14', `a PDF of ${PAGES} pages from a cold process`, 's', '≤ 0.4 × Chromium')
  const beside = results.row('G14', 'headless Chromium printing the same plan', 's', '')
  await attempt(
    'PDF',
    (why) => {
      row.missing.ours = why
    },
    async () => {
      const { book, pages } = await tenPages()
      row.notes.push(`${pages} pages, tagged for PDF/UA`)
      const html = join(scratch, 'plan.html')
      writeFileSync(html, await toHtml(book))
      for (let repeat = 0; repeat < Math.max(3, options.repeats); repeat++) {
        const ours = await timed(() => renderPdf(book))
        add(row, 'ours', ours.seconds, ours.foreign, options.foreign)
        const print = [...ARGUMENTS, `--user-data-dir=${join(scratch, `chromium-${repeat}`)}`]
        const chromium = await timed(() =>
          run(CHROMIUM, [...print, `--print-to-pdf=${join(scratch, 'chromium.pdf')}`, `file://${html}`]),
        )
        add(beside, 'ours', chromium.seconds, chromium.foreign, options.foreign)
      }
    },
  )
}

/** Who else is busy is looked at just before: meanwhile it is the work's own processes that are. */
async function timed(work: () => Promise<unknown>): Promise<{ seconds: number; foreign: number }> {
  const quiet = watch()
  await new Promise((resolve) => setTimeout(resolve, 300))
  const { foreign } = quiet()
  const begun = performance.now()
  await work()
  return { seconds: (performance.now() - begun) / 1_000, foreign }
}

async function tenPages(): Promise<{ book: Book; pages: number }> {
  let count = 30
  for (;;) {
    const book = bookOf(count)
    const { pdf } = await renderPdf(book)
    const opened = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 })
      .promise
    const pages = opened.numPages
    await opened.destroy()
    if (pages >= PAGES || count > 200) return { book, pages }
    count += 5
  }
}

const bookOf = (agreements: number): Book => {
  const sample = sampleBook()
  return sampleBook({
    chapters: [
      ...sample.chapters,
      {
        id: 'meer-afspraken',
        look: 'agreements',
        title: 'Meer afspraken',
        blocks: Array.from({ length: agreements }, (_, nth) => ({
          type: 'agreement' as const,
          agreement: agreement({ number: nth + 10, what: `Oma haalt Noor op week ${nth + 1} van school.` }),
        })),
      },
    ],
  })
}
