/**
 * The child process of one PDF: a book as JSON on standard input; on standard output one line of JSON, then the file.
 * A book that cannot be printed ends it with a code; what went wrong stands on standard error, without the plan's words.
 */
import { buffer } from 'node:stream/consumers'
import type { Book } from '#plan/book/book.ts'
import { typeset } from './typeset.ts'

/** What the line says. */
export interface Header {
  pages: number
  missing: string[]
  peakMemoryKb: number
}

try {
  const book = JSON.parse((await buffer(process.stdin)).toString('utf8')) as Book
  const { pdf, pages, missing } = typeset(book)
  const header: Header = { pages, missing, peakMemoryKb: process.resourceUsage().maxRSS }
  process.stdout.write(`${JSON.stringify(header)}\n`)
  process.stdout.write(pdf)
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : 'Unknown')
  process.exitCode = 1
}
