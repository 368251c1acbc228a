/** Makes rich text out of plain lines, for whatever the server writes itself (the example, an import). */
import * as Y from 'yjs'
import type { Block, Span } from './document.ts'

function paragraph(line: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  if (line) element.insert(0, [new Y.XmlText(line)])
  return element
}

/** Adds a paragraph per line at the end. */
export function appendParagraphs(fragment: Y.XmlFragment, lines: readonly string[]): void {
  fragment.insert(fragment.length, lines.map(paragraph))
}

/** Adds one bulleted list at the end. */
export function appendList(fragment: Y.XmlFragment, lines: readonly string[]): void {
  const list = new Y.XmlElement('bulletList')
  const items = lines.map((line) => {
    const item = new Y.XmlElement('listItem')
    item.insert(0, [paragraph(line)])
    return item
  })
  list.insert(0, items)
  fragment.insert(fragment.length, [list])
}

/** Adds what `readText` gave, nested lists and marks included. */
export function appendBlocks(fragment: Y.XmlFragment, blocks: readonly Block[]): void {
  fragment.insert(fragment.length, blocks.map(blockOf))
}

function blockOf(block: Block): Y.XmlElement {
  if (block.type === 'paragraph') return markedParagraph(block.spans)
  const list = new Y.XmlElement('bulletList')
  const items = block.items.map((item) => {
    const element = new Y.XmlElement('listItem')
    element.insert(0, item.map(blockOf))
    return element
  })
  list.insert(0, items)
  return list
}

function markedParagraph(spans: readonly Span[]): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.applyDelta(
    spans
      .filter((span) => span.text !== '')
      .map(({ text: insert, bold, italic }) => ({
        insert,
        attributes: { ...(bold && { bold: {} }), ...(italic && { italic: {} }) },
      })),
  )
  if (spans.some((span) => span.text !== '')) element.insert(0, [text])
  return element
}
