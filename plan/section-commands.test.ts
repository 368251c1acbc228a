import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { plainText, readSectionChanges, readText } from './document.ts'
import { orderedSections } from './form.ts'
import {
  addSection,
  hideSection,
  moveSection,
  removeSection,
  restoreSection,
  seedSections,
} from './section-commands.ts'
import { FIELD_ID, SECTIONS, textRoot } from './shape.ts'
import type { Template, TemplateSection } from './template.ts'

const section = (id: string): TemplateSection => ({
  id,
  canonical: 'good',
  look: 'good',
  title: { nl: id },
  importance: 'optional',
  fields: [{ id, kind: 'text', question: { nl: id } }],
})
const form: Template = {
  id: 'test',
  version: 1,
  position: 1,
  title: { nl: 'Test' },
  audience: { nl: 'Test' },
  source: 'Test',
  sections: ['a', 'b', 'c', 'd'].map(section),
}

const sections = (doc: Y.Doc) => orderedSections(form, readSectionChanges(doc))
const ids = (doc: Y.Doc) => sections(doc).map((each) => each.id)
const sync = (from: Y.Doc, to: Y.Doc) =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))

describe('sections', () => {
  test('a form’s section moves, and only its own key is written', () => {
    const doc = new Y.Doc()
    moveSection(doc, 'd', 1, sections(doc))
    expect(ids(doc)).toEqual(['a', 'd', 'b', 'c'])
    expect([...doc.getMap(SECTIONS).keys()]).toEqual(['d'])
    moveSection(doc, 'a', 3, sections(doc))
    expect(ids(doc)).toEqual(['d', 'b', 'c', 'a'])
  })

  test('hiding keeps the text, and showing brings it back', () => {
    const doc = new Y.Doc()
    hideSection(doc, 'b', true)
    expect(sections(doc).find((each) => each.id === 'b')?.hidden).toBe(true)
    hideSection(doc, 'b', false)
    expect(sections(doc).every((each) => !each.hidden)).toBe(true)
  })

  test('an own section has a title, a place and a text; taken away it can come back', () => {
    const doc = new Y.Doc()
    const id = addSection(doc, 'Onze hond', sections(doc))
    expect(id).toMatch(FIELD_ID)
    expect(ids(doc)).toEqual(['a', 'b', 'c', 'd', id])
    moveSection(doc, id, 0, sections(doc))
    expect(ids(doc)[0]).toBe(id)

    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('Wie laat hem uit?')])
    doc.getXmlFragment(textRoot(id)).insert(0, [paragraph])

    const removed = removeSection(doc, id)
    expect(ids(doc)).toEqual(['a', 'b', 'c', 'd'])
    expect(readText(doc, id)).toEqual([])
    expect(removed && restoreSection(doc, removed)).toBe(true)
    expect(ids(doc)[0]).toBe(id)
    expect(plainText(readText(doc, id))).toBe('Wie laat hem uit?')
  })

  test('a form’s own section cannot be taken away', () => {
    const doc = new Y.Doc()
    hideSection(doc, 'a', true)
    expect(removeSection(doc, 'a')).toBeNull()
    expect(ids(doc)).toContain('a')
  })

  test('R-B27: two screens that change one section at once keep both changes', () => {
    const here = new Y.Doc()
    seedSections(here, ['a', 'b', 'c', 'd'])
    const there = new Y.Doc()
    sync(here, there)
    hideSection(here, 'd', true)
    moveSection(there, 'd', 0, sections(there))
    sync(here, there)
    sync(there, here)
    expect(ids(here)).toEqual(['d', 'a', 'b', 'c'])
    expect(sections(here)[0]?.hidden).toBe(true)
    expect(sections(there)).toEqual(sections(here))
  })
})
