/**
 * A book as a PDF, in this process: for the child process of `render.ts`, and for tests. The native memory of the
 * typesetter grows with every plan, and it is code that could hang or crash: the server itself never loads it.
 */
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Book } from '#plan/book/book.ts'
import { tongueOf } from '#plan/book/words.ts'
import { coverageOf, readFonts } from './fonts.ts'
import { addPdfUa } from './pdf-ua.ts'
import { type Care, type Covers, createPrintable, type Printable } from './printable.ts'
import { wordsOf } from './words.ts'

const TEMPLATE = fileURLToPath(new URL('./template/', import.meta.url))
const CARES: readonly Care[] = ['some', 'strict', 'plain']

export interface Typeset {
  pdf: Buffer
  pages: number
  /** Signs that no font has, which stand in it as □. */
  missing: string[]
}

/** `covers`: for tests, what the fonts are said to have. */
export function typeset(book: Book, covers?: Covers[]): Typeset {
  const fonts = readFonts()
  const coverage = covers ?? coverageOf(fonts)
  const compiler = NodeCompiler.create({ workspace: TEMPLATE, fontArgs: [{ fontBlobs: fonts }] })
  let missing: string[] = []
  for (const care of CARES) {
    const printable = createPrintable(coverage, care)
    const view = printed(book, printable)
    missing = [...new Set([...missing, ...printable.missing])]
    try {
      return { ...write(compiler, view, book), missing }
    } catch (error) {
      if (!(error instanceof MissingGlyph) || care === CARES.at(-1)) throw error
    }
  }
  throw new Error('Not reached')
}

class MissingGlyph extends Error {}

function write(compiler: NodeCompiler, view: unknown, book: Book): { pdf: Buffer; pages: number } {
  compiler.mapShadow(`${TEMPLATE}book.json`, Buffer.from(JSON.stringify(view)))
  compiler.mapShadow(`${TEMPLATE}plan.json`, Buffer.from(book.attachment?.text ?? ''))
  const compiled = compiler.compile({ mainFilePath: `${TEMPLATE}${book.kind}.typ` })
  const document = compiled.result
  if (!document) throw new Error(`The template is not right: ${messagesOf(compiled.takeError())}`)
  const export_ = (pdfStandard: string) => {
    try {
      return compiler.pdf(document, { pdfStandard })
    } catch (error) {
      const text = messagesOf(error)
      throw /could not be displayed/.test(text)
        ? new MissingGlyph(pdfStandard)
        : new Error(`${pdfStandard}: ${text}`)
    }
  }
  // Refuses what a screen reader could not read; the file itself is the archive's, with that promise added.
  export_('ua-1')
  return { pdf: addPdfUa(export_('a-3a')), pages: document.numOfPages }
}

/** Typst quotes the words it stumbles over; those are the family's and go into no log. */
const messagesOf = (error: unknown): string =>
  String(
    error instanceof Error
      ? error.message
      : JSON.stringify((error as { shortDiagnostics?: unknown })?.shortDiagnostics ?? error),
  )

/** What stays as it is: names of kinds, and what is no words. */
const NO_WORDS = new Set(['type', 'look', 'kind', 'id', 'language', 'at', 'href', 'fullCode'])

function printed({ attachment, check, ...book }: Book, printable: Printable): unknown {
  const { labels } = tongueOf(book.language).words
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (NO_WORDS.has(key)) return value
      if (key === 'until' || key === 'fallback') return printable.text(labels[key](value))
      return key === 'svg' || key === 'qrSvg' ? printable.svg(value) : printable.text(value)
    }
    if (Array.isArray(value)) return value.map((one) => walk(one, key))
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]))
    return value
  }
  return {
    ...(walk(book, '') as object),
    check: check && walk({ ...check, href: check.url }, ''),
    attachment: attachment && { name: attachment.name },
    labels: wordsOf(book.language),
    at: book.at.slice(0, 19).split(/[-T:]/).map(Number),
  }
}
