/** Turns a book into pieces, in reading order. */

import type { Book, BookAgreement, BookBlock, Words } from '#plan/book/book.ts'
import type { BookWords } from '#plan/book/words/nl.ts'
import { tongueOf } from '#plan/book/words.ts'
import type { Language } from '#plan/template.ts'
import type { ParagraphLook, Piece, PieceTable, Run } from './pieces.ts'

type Labels = BookWords['labels']

export function piecesOf(book: Book): Piece[] {
  const { labels } = tongueOf(book.language).words
  return [
    { type: 'title', text: book.title },
    ...paragraphs('subtitle', book.subtitle),
    ...facts(book, labels),
    ...book.chapters.flatMap((chapter) => [
      heading(1, chapter.title),
      ...blocks(chapter.blocks, labels, book.language),
    ]),
    ...versions(book, labels),
    ...check(book),
  ]
}

const heading = (level: 1 | 2, text: string): Piece => ({ type: 'heading', level, text })
/** A line end in a text is a new paragraph in a file. */
const paragraphs = (look: ParagraphLook, text: string, style: Omit<Run, 'text'> = {}): Piece[] =>
  linesOf(text).map((line) => ({ type: 'paragraph', look, runs: [{ ...style, text: line }] }))
const linesOf = (text: string) => text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
const cell = (text: string): Run[][] => linesOf(text).map((line) => [{ text: line }])

function facts({ facts: all }: Book, labels: Labels): Piece[] {
  if (all.length === 0) return []
  const rows = all.map(({ label, value }) => [cell(label), cell(value)])
  return [
    heading(1, labels.facts),
    { ...table(null, [labels.about, labels.inShort], rows, [0.3, 0.7]), rowHeads: true },
  ]
}

const table = (
  caption: string | null,
  head: string[],
  rows: Run[][][][],
  widths = head.map(() => 1 / head.length),
): PieceTable => ({ type: 'table', caption, head, rows, widths, rowHeads: false })

function blocks(all: readonly BookBlock[], labels: Labels, language: Language): Piece[] {
  const pieces: Piece[] = []
  let agreements: BookAgreement[] = []
  const flush = () => {
    if (agreements.length > 0) pieces.push(agreementTable(agreements, labels))
    agreements = []
  }
  for (const block of all) {
    // Agreements that follow each other are one table.
    if (block.type === 'agreement') agreements.push(block.agreement)
    else {
      flush()
      pieces.push(...pieceOf(block, labels, language))
    }
  }
  flush()
  return pieces
}

function pieceOf(
  block: Exclude<BookBlock, { type: 'agreement' }>,
  labels: Labels,
  language: Language,
): Piece[] {
  switch (block.type) {
    case 'heading':
      return [heading(2, block.text)]
    case 'paragraph':
      return wordsOf(block)
    case 'list':
      return block.items.length === 0
        ? []
        : [{ type: 'list', items: block.items.map((item) => blocks(item, labels, language)) }]
    case 'table':
      return [
        table(
          block.caption,
          block.head,
          block.rows.map((row) => row.map(cell)),
        ),
      ]
    case 'quote':
      return [quote(block, labels)]
    case 'picture':
      return [
        { type: 'picture', svg: block.svg, alt: block.alt, width: block.width },
        ...(block.caption ? paragraphs('caption', block.caption) : []),
      ]
    case 'scale':
      return scale(block, labels, language)
    case 'notice':
      return [
        {
          type: 'box',
          look: 'notice',
          pieces: [...paragraphs('body', block.title, { bold: true }), ...paragraphs('body', block.text)],
        },
      ]
    case 'signatures':
      return block.cards.length === 0 ? [] : [signatures(block, labels)]
  }
}

function wordsOf({ spans, language }: Words): Piece[] {
  const lines: Run[][] = [[]]
  for (const { text, bold, italic } of spans) {
    const style = { ...(bold && { bold }), ...(italic && { italic }), ...(language && { language }) }
    text.split(/\r\n?|\n/).forEach((part, index) => {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ ...style, text: part })
    })
  }
  return lines
    .filter((runs) => runs.some((run) => run.text.trim() !== ''))
    .map((runs) => ({ type: 'paragraph', look: 'body', runs }))
}

function quote(block: BookBlock & { type: 'quote' }, labels: Labels): Piece {
  return {
    type: 'box',
    look: 'quote',
    pieces: [
      ...wordsOf(block.words),
      ...(block.translation
        ? [
            ...paragraphs('note', labels.translation, { bold: true }),
            ...paragraphs('body', block.translation),
          ]
        : []),
      ...paragraphs('by', block.by),
      ...(block.note ? paragraphs('note', block.note) : []),
    ],
  }
}

function scale(block: BookBlock & { type: 'scale' }, labels: Labels, language: Language): Piece[] {
  const latest = block.people.flatMap(({ name, values }) => {
    const last = values.at(-1)
    return last ? [{ text: labels.latest(name, last.value) }] : []
  })
  if (latest.length === 0) return []
  const rows = block.people.flatMap(({ name, values }) =>
    values.map(({ date, value }) => [cell(name), cell(dayOf(date, language)), cell(String(value))]),
  )
  return [
    ...latest.map((run): Piece => ({ type: 'paragraph', look: 'body', runs: [run] })),
    table(block.question, [labels.name, labels.day, labels.number], rows, [0.4, 0.35, 0.25]),
  ]
}

/** A day as people write it; what is already written that way stays. */
const dayOf = (date: string, language: Language): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(date)
    ? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
    : date

function agreementTable(agreements: readonly BookAgreement[], labels: Labels): PieceTable {
  const rows = agreements.map((one) => [
    [
      ...linesOf(one.what).map((text, index): Run[] => [
        { bold: true, text: index === 0 ? `${one.number}. ${text}` : text },
      ]),
      ...(one.open ? [[{ italic: true as const, text: one.open }]] : []),
      // Another view is as large as what it is about.
      ...one.views.flatMap(({ words, by }): Run[][] => [
        [{ bold: true, text: `${labels.view} (${by}):` }],
        ...cell(words),
      ]),
    ],
    cell(one.who),
    [
      ...cell(one.when),
      ...(one.until ? cell(labels.until(one.until)) : []),
      ...(one.fallback ? cell(labels.fallback(one.fallback)) : []),
    ],
    one.answers.map(({ name, answer, because }): Run[] => [
      { text: `${name}: ${answer}${because ? `: ${because}` : ''}`.replaceAll('\n', ' ') },
    ]),
  ])
  // A child's version tells no answers, and an empty column says nothing.
  const columns = agreements.some(({ answers }) => answers.length > 0) ? 4 : 3
  const head = [labels.agreement, labels.who, labels.when, labels.answers]
  const widths = columns === 4 ? [0.38, 0.18, 0.2, 0.24] : [0.5, 0.22, 0.28]
  const shown = rows.map((row) => row.slice(0, columns))
  return { ...table(null, head.slice(0, columns), shown, widths), rowHeads: true }
}

function signatures({ cards }: BookBlock & { type: 'signatures' }, labels: Labels): PieceTable {
  const rows = cards.map(({ name, role, line }) => [
    [[{ bold: true as const, text: name }], ...cell(role)],
    cell(line),
    // Room for a pen.
    [[{ text: '' }], [{ text: '' }]],
  ])
  return {
    ...table(null, [labels.name, labels.answered, labels.sign], rows, [0.3, 0.35, 0.35]),
    rowHeads: true,
  }
}

function versions({ versions: all, words }: Book, labels: Labels): Piece[] {
  if (all.length === 0) return []
  const rows = all.map(({ number, date, code }) => [
    cell(String(number)),
    cell(date),
    [[{ text: code, code: true as const }]],
  ])
  return [
    heading(1, words.versions),
    { ...table(null, [labels.version, labels.day, labels.code], rows, [0.2, 0.4, 0.4]), rowHeads: true },
  ]
}

/** The picture of the code holds no more than the address that stands below it. */
function check({ check: code, words }: Book): Piece[] {
  if (!code) return []
  return [
    heading(1, words.check),
    ...paragraphs('body', code.text),
    { type: 'picture', svg: code.qrSvg, alt: code.url, width: 0.2 },
    ...paragraphs('body', code.url),
    ...paragraphs('body', code.fullCode, { code: true }),
  ]
}
