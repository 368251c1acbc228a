import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeSomething } from '#tests/collaboration/family-writes.ts'
import { seeded } from '#tests/collaboration/random.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { isAllowed } from './struct-check.ts'
import { readUpdate } from './update-reader.ts'

/** True when everything that this change puts into a fresh document may be in a plan. */
function allows(change: (doc: Y.Doc) => void): boolean {
  const doc = new Y.Doc()
  doc.transact(() => change(doc))
  try {
    const { sections } = readUpdate(Y.encodeStateAsUpdate(doc), DEFAULT_LIMITS)
    return sections.every(({ structs }) => structs.every(isAllowed))
  } catch {
    return false
  }
}

const inGoal = (key: string, value: unknown) => (doc: Y.Doc) => {
  const item = new Y.Map<unknown>()
  doc.getMap('goals').set('g1', item)
  item.set(key, value)
}
const inText = (node: Y.XmlElement | Y.XmlText | Y.XmlFragment) => (doc: Y.Doc) =>
  doc.getXmlFragment('text:question').insert(0, [node as Y.XmlElement])

describe('what may be in a plan', () => {
  it('is everything that the page itself makes', () => {
    const random = seeded(5)
    const doc = new Y.Doc()
    const wrong: unknown[] = []
    doc.on('update', (update: Uint8Array) => {
      for (const { structs } of readUpdate(update, DEFAULT_LIMITS).sections) {
        wrong.push(...structs.filter((struct) => !isAllowed(struct)))
      }
    })
    for (let step = 0; step < 400; step++) writeSomething(doc, random)
    const undo = new Y.UndoManager(['agreements', 'goals', 'people'].map((root) => doc.getMap(root)))
    for (let step = 0; step < 100; step++) {
      writeSomething(doc, random)
      if (step % 3 === 0) undo.undo()
      if (step % 7 === 0) undo.redo()
    }
    expect(wrong).toEqual([])
  })

  it('R-B24: an unknown root is refused', () => {
    expect(allows((doc) => doc.getMap('goals').set('g1', new Y.Map()))).toBe(true)
    expect(allows((doc) => doc.getMap('others').set('g1', new Y.Map()))).toBe(false)
    expect(allows((doc) => doc.getText('goals').insert(0, 'words'))).toBe(false)
    expect(
      allows((doc) => doc.getXmlFragment('text:No Field').insert(0, [new Y.XmlElement('paragraph')])),
    ).toBe(false)
  })

  it('R-B24: an unknown node, mark, attribute or content is refused', () => {
    expect(allows(inText(new Y.XmlElement('bulletList')))).toBe(true)
    expect(allows(inText(new Y.XmlElement('script')))).toBe(false)
    expect(allows(inText(new Y.XmlText('loose')))).toBe(false)
    expect(allows(inText(new Y.XmlFragment()))).toBe(false)
    const marked = (attributes: object) =>
      inText(
        (() => {
          const paragraph = new Y.XmlElement('paragraph')
          const text = new Y.XmlText()
          text.insert(0, 'words', attributes)
          paragraph.insert(0, [text])
          return paragraph
        })(),
      )
    expect(allows(marked({ bold: true }))).toBe(true)
    expect(allows(marked({ italic: {} }))).toBe(true)
    expect(allows(marked({ link: { href: 'https://example.test' } }))).toBe(false)
    expect(allows(marked({ bold: { onclick: 'x' } }))).toBe(false)
    const long = new Y.XmlElement('paragraph')
    long.setAttribute('style', 'x'.repeat(300))
    expect(allows(inText(long))).toBe(false)
  })

  it('R-B24: only short plain values, under short keys', () => {
    expect(allows(inGoal('order', 'a0'))).toBe(true)
    expect(allows(inGoal('ring', 2))).toBe(true)
    expect(allows(inGoal('order', 'a'.repeat(300)))).toBe(false)
    expect(allows(inGoal('k'.repeat(41), 1))).toBe(false)
    expect(allows(inGoal('with space', 1))).toBe(false)
    for (const value of [{ a: 1 }, [1], new Uint8Array(2), Number.NaN, 3n]) {
      expect(allows(inGoal('order', value))).toBe(false)
    }
  })

  it('R-B27: a field is words or a plain value, never both', () => {
    expect(allows(inGoal('title', new Y.Text('words')))).toBe(true)
    expect(allows(inGoal('title', 'words'))).toBe(false)
    expect(allows(inGoal('until', new Y.Text('words')))).toBe(false)
    expect(allows(inGoal('title', new Y.Map()))).toBe(false)
    expect(allows((doc) => doc.getMap('goals').set('g1', 'words'))).toBe(false)
    expect(allows((doc) => doc.getMap('goals').set('g1', new Y.Text('words')))).toBe(false)
  })
})
