/**
 * What a family can change about the sections of its plan. A form's own sections are in the template; the document
 * holds only what differs (hidden, another place) and the sections that the family added.
 */
import * as Y from 'yjs'
import { itemOf } from './commands.ts'
import { randomId } from './item-id.ts'
import { keysToPlace, type Placed } from './item-order.ts'
import { SECTIONS, textRoot } from './shape.ts'

/** A section with the key it has now: what `orderedSections` gives. */
export interface SectionPlace {
  id: string
  order: string
}

/** The item that holds what differs; made when it is not there. */
function changeOf(doc: Y.Doc, id: string): Y.Map<unknown> {
  const existing = itemOf(doc, SECTIONS, id)
  if (existing) return existing
  const made = new Y.Map<unknown>()
  doc.getMap(SECTIONS).set(id, made)
  return made
}

/**
 * Makes the items of a form's own sections. The server does this once, when a plan begins: two screens that each
 * make one later would replace each other's (R-B27).
 */
export function seedSections(doc: Y.Doc, ids: readonly string[]): void {
  doc.transact(() => {
    for (const id of ids) changeOf(doc, id)
  })
}

/** Takes a section out of "Meer" for everyone: adding a question to the plan is something the family does together. */
export const askForSection = (doc: Y.Doc, id: string): void =>
  doc.transact(() => {
    changeOf(doc, id).set('asked', true)
  })

export function hideSection(doc: Y.Doc, id: string, hidden: boolean): void {
  doc.transact(() => {
    const change = changeOf(doc, id)
    if (hidden) change.set('hidden', true)
    else change.delete('hidden')
  })
}

/** Puts a section at a place among all sections, which are given in their present order. */
export function moveSection(doc: Y.Doc, id: string, index: number, sections: readonly SectionPlace[]): void {
  const others = sections
    .filter((section) => section.id !== id)
    .map((section): Placed => [section.id, section.order])
  doc.transact(() => {
    for (const [each, key] of keysToPlace(id, index, others)) {
      const change = changeOf(doc, each)
      if (change.get('order') !== key) change.set('order', key)
    }
  })
}

/** Adds a section with one text; last, unless `index` says where among `sections`. Returns its id. */
export function addSection(
  doc: Y.Doc,
  title: string,
  sections: readonly SectionPlace[],
  index = sections.length,
): string {
  // The id names a root of the document, which begins with a letter.
  const id = `eigen-${randomId()}`
  doc.transact(() => {
    const section = new Y.Map<unknown>()
    section.set('added', true)
    section.set('title', new Y.Text(title))
    doc.getMap(SECTIONS).set(id, section)
    moveSection(doc, id, index, sections)
  })
  return id
}

/** What came away with a section: its item and its text. */
export interface RemovedSection {
  id: string
  item: Y.Map<unknown>
  text: (Y.XmlElement | Y.XmlText)[]
}

/** Takes away a section that the family added, its text included. A form's own section can only be hidden. */
export function removeSection(doc: Y.Doc, id: string): RemovedSection | null {
  const section = itemOf(doc, SECTIONS, id)
  if (section?.get('added') !== true) return null
  const fragment = doc.getXmlFragment(textRoot(id))
  const text = fragment
    .toArray()
    .filter((node): node is Y.XmlElement | Y.XmlText => !(node instanceof Y.XmlHook))
    .map((node) => node.clone())
  const removed = { id, item: section.clone(), text }
  doc.transact(() => {
    doc.getMap(SECTIONS).delete(id)
    fragment.delete(0, fragment.length)
  })
  return removed
}

export function restoreSection(doc: Y.Doc, removed: RemovedSection): boolean {
  if (itemOf(doc, SECTIONS, removed.id)) return false
  doc.transact(() => {
    doc.getMap(SECTIONS).set(removed.id, removed.item)
    const fragment = doc.getXmlFragment(textRoot(removed.id))
    if (fragment.length === 0) fragment.insert(0, removed.text)
  })
  return true
}
