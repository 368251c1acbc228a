import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorAt, paragraphsOf, quotedIn } from './quoted.ts'
import { appendList, appendParagraphs } from './rich-text.ts'
import { textRoot } from './shape.ts'

const FIELD = 'goed'

function docWith(...lines: string[]): Y.Doc {
  const doc = new Y.Doc()
  appendParagraphs(doc.getXmlFragment(textRoot(FIELD)), lines)
  return doc
}
const paragraph = (doc: Y.Doc, number: number) =>
  paragraphsOf(doc.getXmlFragment(textRoot(FIELD)))[number]?.get(0) as Y.XmlText

function about(doc: Y.Doc, words: string, line = 0) {
  const text = paragraph(doc, line).toString()
  const offset = text.indexOf(words)
  const anchor = anchorAt(
    doc,
    FIELD,
    { paragraph: line, offset },
    { paragraph: line, offset: offset + words.length },
  )
  if (!anchor) throw new Error('There is no text there')
  return () => quotedIn(doc, FIELD, anchor, words)
}

describe('R-B34: the quoted words', () => {
  test('move with what others write before, after and inside them', () => {
    const doc = docWith('Sem gaat elke dag naar school.')
    const now = about(doc, 'elke dag')
    paragraph(doc, 0).insert(0, 'Onze ')
    paragraph(doc, 0).insert('Onze Sem gaat elke dag'.length, ' graag')
    expect(now()).toMatchObject({ words: 'elke dag', start: { paragraph: 0, offset: 14 } })
    paragraph(doc, 0).insert('Onze Sem gaat elke'.length, ' nieuwe')
    expect(now()?.words).toBe('elke nieuwe dag')
    doc.getXmlFragment(textRoot(FIELD)).insert(0, [new Y.XmlElement('paragraph')])
    expect(now()?.start).toEqual({ paragraph: 1, offset: 14 })
  })

  test('are gone when the words are deleted, and when their paragraph is', () => {
    const doc = docWith('Sem gaat elke dag naar school.', 'Oma komt vaak.')
    const day = about(doc, 'elke dag')
    const oma = about(doc, 'Oma', 1)
    paragraph(doc, 0).delete('Sem gaat '.length, 'elke dag'.length)
    expect(day()).toBe(null)
    doc.getXmlFragment(textRoot(FIELD)).delete(1, 1)
    expect(oma()).toBe(null)
  })

  test('are found back by themselves when an editor types them anew elsewhere, but only if they stand there once', () => {
    const doc = docWith('Eerst dit. Sem zwemt graag.', '')
    const now = about(doc, 'Sem zwemt graag.')
    paragraph(doc, 0).delete('Eerst dit. '.length, 'Sem zwemt graag.'.length)
    appendList(doc.getXmlFragment(textRoot(FIELD)), ['Sem zwemt graag.'])
    expect(now()).toEqual({
      words: 'Sem zwemt graag.',
      start: { paragraph: 2, offset: 0 },
      end: { paragraph: 2, offset: 16 },
    })
    appendParagraphs(doc.getXmlFragment(textRoot(FIELD)), ['Sem zwemt graag.'])
    expect(now()).toBe(null)
  })

  test('may run over several paragraphs', () => {
    const doc = docWith('Een.', 'Twee.', 'Drie.')
    const anchor = anchorAt(doc, FIELD, { paragraph: 0, offset: 1 }, { paragraph: 2, offset: 2 })
    expect(anchor && quotedIn(doc, FIELD, anchor, '')?.words).toBe('en.\nTwee.\nDr')
  })

  test('nothing is quoted where nothing stands', () => {
    const doc = docWith('', 'Twee.')
    expect(anchorAt(doc, FIELD, { paragraph: 0, offset: 0 }, { paragraph: 0, offset: 0 })).toBe(null)
    expect(anchorAt(doc, FIELD, { paragraph: 9, offset: 0 }, { paragraph: 9, offset: 3 })).toBe(null)
  })

  test('bytes of anybody give nothing, in another field neither', () => {
    const doc = docWith('Sem gaat elke dag naar school.')
    appendParagraphs(doc.getXmlFragment(textRoot('zorg')), ['Iets anders.'])
    const anchor = anchorAt(doc, 'zorg', { paragraph: 0, offset: 0 }, { paragraph: 0, offset: 4 })
    expect(anchor && quotedIn(doc, FIELD, anchor, '')).toBe(null)
    for (const bytes of [[], [0], [255, 255, 255], [1, 4, 97, 98], [2, 1, 1], [0, 9, 9, 0]]) {
      const forged = Uint8Array.from(bytes)
      expect(quotedIn(doc, FIELD, { start: forged, end: forged }, '')).toBe(null)
    }
  })
})
