/** The pieces of a book as paragraphs and tables of Word. */
import {
  BorderStyle,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { pngOf } from '../pictures.ts'
import type { ParagraphLook, Piece, PieceTable, Run } from '../pieces/pieces.ts'
import { byDirection, cleanText, directionOf } from '../text.ts'
import { BULLETS, TEXT_WIDTH } from './looks.ts'

type Element = Paragraph | Table
/** What surrounds a piece, as far as its paragraphs must show it. */
type Around = 'body' | 'quote' | 'notice'

const STYLES: Partial<Record<ParagraphLook, string>> = {
  subtitle: 'Subtitle',
  caption: 'Caption',
  by: 'By',
  note: 'Note',
}

const BAR = { style: BorderStyle.SINGLE, size: 24, space: 10 }
const AROUND: Record<Around, Partial<IParagraphOptions>> = {
  body: {},
  quote: { indent: { start: 340 }, border: { left: { ...BAR, color: 'e3a33a' } }, keepLines: true },
  notice: {
    indent: { start: 340 },
    border: { left: { ...BAR, color: '0e5a57' } },
    shading: { fill: 'f8f3ea' },
    keepLines: true,
  },
}

/** Pictures are numbered per file: the package's own counter runs on, and the same plan would never be the same file. */
interface Count {
  pictures: number
}

export const elementsOf = (
  pieces: readonly Piece[],
  around: Around = 'body',
  count: Count = { pictures: 0 },
): Element[] => pieces.flatMap((piece) => elementOf(piece, around, 0, count))

function elementOf(piece: Piece, around: Around, depth: number, count: Count): Element[] {
  switch (piece.type) {
    case 'title':
      return [paragraph([{ text: piece.text }], { heading: HeadingLevel.TITLE })]
    case 'heading': {
      const heading = piece.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2
      return [paragraph([{ text: piece.text }], { heading })]
    }
    case 'paragraph':
      return [paragraph(piece.runs, { ...AROUND[around], style: STYLES[piece.look] })]
    case 'list':
      return piece.items.flatMap((item) => listItem(item, depth, count))
    case 'table':
      return tableOf(piece)
    case 'box':
      return elementsOf(piece.pieces, piece.look, count)
    case 'picture':
      return [picture(piece, count)]
  }
}

/** The first paragraph carries the bullet; a list below it stands one level deeper. */
function listItem(pieces: readonly Piece[], depth: number, count: Count): Element[] {
  const numbering = { reference: BULLETS.reference, level: Math.min(depth, BULLETS.levels.length - 1) }
  return pieces.flatMap((piece, index) => {
    if (piece.type === 'paragraph')
      return [
        paragraph(
          piece.runs,
          index === 0 ? { numbering } : { indent: { start: 360 * (numbering.level + 1) } },
        ),
      ]
    return elementOf(piece, 'body', depth + 1, count)
  })
}

function paragraph(runs: readonly Run[], options: Partial<IParagraphOptions>): Paragraph {
  const direction = directionOf(runs.map((run) => run.text).join(''))
  return new Paragraph({
    ...options,
    bidirectional: direction === 'rtl' || undefined,
    children: runs.flatMap(textRuns),
  })
}

const textRuns = ({ text, bold, italic, code, language }: Run): TextRun[] =>
  byDirection(cleanText(text).replaceAll('\n', ' ')).map(
    (part) =>
      new TextRun({
        text: part.text,
        bold,
        italics: italic,
        font: code ? 'Consolas' : undefined,
        rightToLeft: part.direction === 'rtl' || undefined,
        language: language
          ? part.direction === 'rtl'
            ? { bidirectional: language }
            : { value: language }
          : undefined,
      }),
  )

function tableOf(table: PieceTable): Element[] {
  const widths = table.widths.map((part) => Math.round(part * TEXT_WIDTH))
  const cellOf = (paragraphs: Run[][], column: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 40, left: 100, right: 100 },
      shading: isHead ? { fill: 'd8f4f1' } : undefined,
      // A cell without a paragraph is a broken file.
      children: (paragraphs.length > 0 ? paragraphs : [[]]).map((runs) =>
        paragraph(isHead ? runs.map((run) => ({ ...run, bold: true as const })) : runs, {
          spacing: { after: 40 },
        }),
      ),
    })
  const border = { style: BorderStyle.SINGLE, size: 4, color: 'c9c3b6' }
  const built = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    tableLook: { firstRow: true, firstColumn: table.rowHeads, noHBand: true, noVBand: true },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: table.head.map((text, column) => cellOf([[{ text }]], column, true)),
      }),
      ...table.rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((paragraphs, column) => cellOf(paragraphs, column, false)),
          }),
      ),
    ],
  })
  const caption = table.caption ? [paragraph([{ text: table.caption }], { style: 'Caption' })] : []
  // Two tables without a paragraph between them would become one.
  return [...caption, built, new Paragraph({ spacing: { after: 60 } })]
}

const PIXELS_PER_CM = 96 / 2.54

function picture({ svg, alt, width }: Piece & { type: 'picture' }, count: Count): Paragraph {
  count.pictures += 1
  const { data, widthCm, heightCm } = pngOf(svg, width)
  return new Paragraph({
    keepNext: true,
    children: [
      new ImageRun({
        type: 'png',
        data,
        transformation: {
          width: Math.round(widthCm * PIXELS_PER_CM),
          height: Math.round(heightCm * PIXELS_PER_CM),
        },
        altText: { id: String(count.pictures), name: '', title: '', description: cleanText(alt) },
      }),
    ],
  })
}
