/** A book as one page that needs nothing else: no script, no address that is fetched, its fonts inside. */
import { createHash } from 'node:crypto'
import type { Book } from '#plan/book/book.ts'
import { piecesOf } from '../pieces/of-book.ts'
import type { Piece, PieceTable, Run } from '../pieces/pieces.ts'
import { directionOf, escapeMarkup } from '../text.ts'
import { fontFaces } from './fonts.ts'
import { CSS } from './looks.ts'

export async function toHtml(book: Book): Promise<Uint8Array> {
  const pieces = piecesOf(book)
  const chapters = pieces.filter((piece) => piece.type === 'heading' && piece.level === 1)
  const [title = '', subtitle = '', ...rest] = htmlOf(pieces)
  const contents = chapters
    .map((piece, index) => `<li><a href="#deel-${index + 1}">${wordsOf(piece)}</a></li>`)
    .join('')
  const nav = chapters.length > 2 ? contentsOf(book, contents) : ''
  const watermark = book.watermark ? `<p class="watermark">${escapeMarkup(book.watermark)}</p>` : ''
  const body = `<main>${watermark}${title}${subtitle}${nav}${rest.join('')}</main>`
  const headings = chapters.map(wordsOf).join('') + book.title
  const style = `${await fontFaces(body.replace(/<svg[\s\S]*?<\/svg>/g, '').replace(/<[^>]*>/g, ''), headings)}${CSS}`
  return new TextEncoder().encode(page(book, style, body))
}

/** Nothing may be fetched, run or sent; this style sheet is the only one. */
function page({ title, language }: Book, style: string, body: string): string {
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeMarkup(title)}</title>
<style>${style}</style>
</head>
<body>${body}</body>
</html>
`
}

const contentsOf = ({ words }: Book, items: string) =>
  `<nav aria-labelledby="inhoud"><h2 id="inhoud">${escapeMarkup(words.contents)}</h2><ul>${items}</ul></nav>`

const wordsOf = (piece: Piece) => (piece.type === 'heading' ? escapeMarkup(piece.text) : '')

function htmlOf(pieces: readonly Piece[]): string[] {
  let chapter = 0
  return pieces.map((piece) => {
    if (piece.type !== 'heading' || piece.level !== 1) return htmlOfOne(piece)
    chapter += 1
    return `<h2 id="deel-${chapter}" dir="auto">${escapeMarkup(piece.text)}</h2>`
  })
}

function htmlOfOne(piece: Piece): string {
  switch (piece.type) {
    case 'title':
      return `<h1 dir="auto">${escapeMarkup(piece.text)}</h1>`
    case 'heading':
      return `<h3 dir="auto">${escapeMarkup(piece.text)}</h3>`
    case 'paragraph':
      return paragraph(piece.runs, piece.look === 'body' ? null : piece.look)
    case 'list':
      return `<ul>${piece.items.map((item) => `<li>${item.map(htmlOfOne).join('')}</li>`).join('')}</ul>`
    case 'table':
      return table(piece)
    case 'box': {
      const words = piece.pieces.map(htmlOfOne).join('')
      return piece.look === 'quote'
        ? `<blockquote>${words}</blockquote>`
        : `<div class="notice" role="note">${words}</div>`
    }
    case 'picture':
      return `<figure><div role="img" aria-label="${escapeMarkup(piece.alt)}"${widthClass(piece.width)}>${piece.svg}</div></figure>`
  }
}

/** Without an attribute for style: the policy lets none through. */
const widthClass = (width: number) => ` class="w${Math.min(10, Math.max(1, Math.round(width * 10)))}"`

function paragraph(runs: readonly Run[], look: string | null): string {
  const text = runs.map((run) => run.text).join('')
  const direction = directionOf(text) === 'rtl' ? ' dir="rtl"' : ''
  // One language for the whole line belongs on the line.
  const [first] = runs
  const whole =
    first?.language && runs.every((run) => run.language === first.language) ? first.language : null
  const lang = whole ? ` lang="${escapeMarkup(whole)}"` : ''
  return `<p${look ? ` class="${look}"` : ''}${direction}${lang}>${runs.map((run) => runOf(run, whole)).join('')}</p>`
}

function runOf({ text, bold, italic, code, language }: Run, around: string | null): string {
  let words = escapeMarkup(text)
  if (italic) words = `<em>${words}</em>`
  if (bold) words = `<strong>${words}</strong>`
  if (code) words = `<code>${words}</code>`
  return language && language !== around ? `<span lang="${escapeMarkup(language)}">${words}</span>` : words
}

/** The roles stay when a telephone shows rows as cards. */
function table({ caption, head, rows, widths, rowHeads }: PieceTable): string {
  const cell = (paragraphs: Run[][], column: number) => {
    const words = paragraphs.map((runs) => paragraph(runs, null)).join('')
    const isLabelled = column > 0 || !rowHeads
    const label = isLabelled && words !== '' ? ` data-label="${escapeMarkup(head[column] ?? '')}"` : ''
    return rowHeads && column === 0
      ? `<th scope="row" role="rowheader"${label}>${words}</th>`
      : `<td role="cell"${label}>${words}</td>`
  }
  return (
    `<table role="table">${caption ? `<caption dir="auto">${escapeMarkup(caption)}</caption>` : ''}` +
    `<colgroup>${widths.map((part) => `<col class="c${Math.round(part * 100)}">`).join('')}</colgroup>` +
    `<thead role="rowgroup"><tr role="row">${head.map((text) => `<th scope="col" role="columnheader" dir="auto">${escapeMarkup(text)}</th>`).join('')}</tr></thead>` +
    `<tbody role="rowgroup">${rows.map((row) => `<tr role="row">${row.map(cell).join('')}</tr>`).join('')}</tbody></table>`
  )
}
