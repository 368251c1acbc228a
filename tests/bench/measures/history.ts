/** What a family types in months: one character per update, here and there, and now and then a correction. */
import * as Y from 'yjs'
import { seeded } from '#tests/collaboration/random.ts'

export interface History {
  updates: Uint8Array[]
  vector: Map<number, number>
  /** Of the document in the end, as one update. */
  bytes: number
}

const FIELD = 'text:wat-gaat-goed'
const LETTERS = 'vandaag gaan wij samen naar oma en dan eten wij pannenkoeken '
const PARAGRAPHS = 40

export function longHistory(edits: number, seed = 8): History {
  const random = seeded(seed)
  const below = (most: number) => Math.floor(random() * most)
  const doc = new Y.Doc()
  doc.clientID = 2_000_000_000 + below(1_000_000)
  const updates: Uint8Array[] = []
  const fragment = doc.getXmlFragment(FIELD)
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const texts: Y.XmlText[] = []
  for (let number = 0; number < PARAGRAPHS; number++) {
    const text = new Y.XmlText()
    doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      fragment.insert(number, [paragraph])
      paragraph.insert(0, [text])
    })
    texts.push(text)
  }
  let at = 0
  let left = 0
  let text = texts[0] as Y.XmlText
  while (updates.length < edits) {
    if (left-- <= 0) {
      // Somewhere else: a sentence further on.
      text = texts[below(texts.length)] as Y.XmlText
      at = below(text.length + 1)
      left = 10 + below(60)
    }
    if (random() < 0.06 && at > 0) text.delete(--at, 1)
    else text.insert(at++, LETTERS[updates.length % LETTERS.length] as string)
  }
  const state = Y.encodeStateAsUpdate(doc)
  const vector = Y.decodeStateVector(Y.encodeStateVector(doc))
  doc.destroy()
  return { updates, vector, bytes: state.length }
}
