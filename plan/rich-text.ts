/** Makes rich text out of plain lines, for whatever the server writes itself (the example, later an import). */
import * as Y from 'yjs'

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
