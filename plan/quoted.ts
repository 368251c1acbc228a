/**
 * Where a piece of a rich text is, kept while others write around it: two Yjs relative positions, one at the first
 * character and one at the last, so that words typed at either edge stay outside (R-B34).
 *
 * Splitting or joining paragraphs makes an editor type the words anew, and so does undoing a deletion. The piece is then
 * found back by its words, when they stand there exactly once.
 */
import * as Y from 'yjs'
import { textRoot } from './shape.ts'

/** A place in a rich text: which paragraph, counted through the lists too, and how many characters into it. */
export interface Point {
  paragraph: number
  offset: number
}

export interface Anchor {
  start: Uint8Array
  end: Uint8Array
}

export interface Quoted {
  start: Point
  end: Point
  words: string
}

/** Shorter words stand in too many places to be found back by. */
const FOUND_BACK_FROM = 3

export function paragraphsOf(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent
    .toArray()
    .flatMap((node) =>
      !(node instanceof Y.XmlElement) ? [] : node.nodeName === 'paragraph' ? [node] : paragraphsOf(node),
    )
}

const piecesOf = (paragraph: Y.XmlElement): Y.XmlText[] =>
  paragraph.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText)

/** Without formatting: what stands in a paragraph, as a person reads it. */
const wordsOf = (paragraph: Y.XmlElement): string =>
  piecesOf(paragraph)
    .flatMap((text) => text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('')

/** Null when there is no text between the two. */
export function anchorAt(doc: Y.Doc, fieldId: string, from: Point, to: Point): Anchor | null {
  const paragraphs = paragraphsOf(doc.getXmlFragment(textRoot(fieldId)))
  const first = pieceAt(paragraphs[from.paragraph], from.offset, false)
  const last = pieceAt(paragraphs[to.paragraph], to.offset, true)
  if (!first || !last) return null
  return {
    start: Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(first.text, first.index, 0)),
    end: Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(last.text, last.index, -1)),
  }
}

function pieceAt(paragraph: Y.XmlElement | undefined, offset: number, isEnd: boolean) {
  let before = 0
  for (const text of paragraph ? piecesOf(paragraph) : []) {
    const index = offset - before
    if (isEnd ? index > 0 && index <= text.length : index >= 0 && index < text.length) return { text, index }
    before += text.length
  }
  return null
}

/** The piece as it stands now; null when nothing of it is left. Bytes may come from anybody. */
export function quotedIn(doc: Y.Doc, fieldId: string, anchor: Anchor, quote: string): Quoted | null {
  const paragraphs = paragraphsOf(doc.getXmlFragment(textRoot(fieldId)))
  const start = pointOf(doc, paragraphs, anchor.start)
  const end = pointOf(doc, paragraphs, anchor.end)
  const words = start && end ? wordsBetween(paragraphs, start, end) : ''
  return start && end && words.trim() !== '' ? { start, end, words } : foundBack(paragraphs, quote)
}

function pointOf(doc: Y.Doc, paragraphs: readonly Y.XmlElement[], bytes: Uint8Array): Point | null {
  try {
    const position = Y.decodeRelativePosition(bytes)
    // What an undo brought back is known only where it was undone: every screen must say the same.
    const place = Y.createAbsolutePositionFromRelativePosition(position, doc, false)
    if (!(place?.type instanceof Y.XmlText)) return null
    const parent = place.type.parent
    const paragraph = paragraphs.indexOf(parent as Y.XmlElement)
    const piece = paragraphs[paragraph]
    if (!piece) return null
    let offset = place.index
    for (const text of piecesOf(piece)) {
      if (text === place.type) return { paragraph, offset }
      offset += text.length
    }
    return null
  } catch {
    return null
  }
}

function wordsBetween(paragraphs: readonly Y.XmlElement[], start: Point, end: Point): string {
  return paragraphs
    .slice(start.paragraph, end.paragraph + 1)
    .map((paragraph, index) => {
      const to = start.paragraph + index === end.paragraph ? end.offset : undefined
      return wordsOf(paragraph).slice(index === 0 ? start.offset : 0, to)
    })
    .join('\n')
}

function foundBack(paragraphs: readonly Y.XmlElement[], quote: string): Quoted | null {
  if (quote.trim().length < FOUND_BACK_FROM) return null
  const lines = paragraphs.map(wordsOf)
  const all = lines.join('\n')
  const at = all.indexOf(quote)
  if (at < 0 || all.indexOf(quote, at + 1) >= 0) return null
  return { start: pointAt(lines, at), end: pointAt(lines, at + quote.length), words: quote }
}

function pointAt(lines: readonly string[], index: number): Point {
  let offset = index
  for (const [paragraph, line] of lines.entries()) {
    if (offset <= line.length) return { paragraph, offset }
    offset -= line.length + 1
  }
  return { paragraph: 0, offset: 0 }
}
