/**
 * What can be done to the lists of a plan's Y.Doc. The screen, the server and the convergence tests change lists
 * only through these. Each command is one transaction and does nothing when its item is gone already: somebody else
 * may have deleted it in the same second.
 *
 * Words are `Y.Text`, choices and dates plain values, never both (R-B27). An item is made with all its texts at once:
 * a text that two screens make later would replace one of the two.
 */
import * as Y from 'yjs'
import { orderedItems } from './document.ts'
import { randomId } from './item-id.ts'
import { keysToPlace } from './item-order.ts'
import { AGREEMENTS, type Contact, GOALS, itemsRoot, PEOPLE, type PersonKind, type Ring } from './shape.ts'

export type PlanItem = Y.Map<unknown>
export type PlanItems = Y.Map<unknown>

/** The words of an item may be given as a start; they become `Y.Text`. */
const words = (text = '') => new Y.Text(text)

export function itemOf(doc: Y.Doc, root: string, id: string): PlanItem | null {
  const item = doc.getMap(root).get(id)
  return item instanceof Y.Map ? (item as PlanItem) : null
}

/** The text of an item, or null where the item or the text is not there. */
export function textOf(doc: Y.Doc, root: string, id: string, key: string): Y.Text | null {
  const value = itemOf(doc, root, id)?.get(key)
  return value instanceof Y.Text ? value : null
}

const keyOf = (item: PlanItem) => {
  const order = item.get('order')
  return typeof order === 'string' ? order : null
}

/** Gives an item its place among `siblings`: the items it is shown with, in order, itself left out or not. */
function place(map: PlanItems, id: string, index: number, siblings: readonly string[]): void {
  const others = siblings
    .filter((other) => other !== id)
    .map((other) => [other, map.get(other)] as const)
    .filter((pair): pair is readonly [string, PlanItem] => pair[1] instanceof Y.Map)
    .map(([other, item]) => [other, keyOf(item)] as const)
  for (const [each, key] of keysToPlace(id, index, others)) {
    const item = map.get(each)
    if (item instanceof Y.Map && item.get('order') !== key) item.set('order', key)
  }
}

const idsOf = (map: PlanItems) => orderedItems(map).map(([id]) => id)

export interface AddOptions {
  /** Where in the list; at the end when left out. */
  index?: number
  /** Only the convergence tests choose ids themselves. */
  id?: string
}

function add(doc: Y.Doc, root: string, values: Record<string, unknown>, options: AddOptions): string {
  const id = options.id ?? randomId()
  doc.transact(() => {
    const map = doc.getMap(root)
    const siblings = idsOf(map)
    const item = new Y.Map<unknown>()
    for (const [key, value] of Object.entries(values)) if (value !== null) item.set(key, value)
    map.set(id, item)
    place(map, id, options.index ?? siblings.length, siblings)
  })
  return id
}

/**
 * Moves an item to a place among the items that are shown with it. `among` are the ids of that list where a root
 * holds several lists (the agreements of several sections); left out, it is the whole root.
 */
export function moveItem(
  doc: Y.Doc,
  root: string,
  id: string,
  index: number,
  among?: readonly string[],
): void {
  doc.transact(() => {
    const map = doc.getMap(root)
    if (itemOf(doc, root, id)) place(map, id, index, among ?? idsOf(map))
  })
}

/** Takes an item away. What stood in it can come back by undo, or by `restoreItem` with what this returns. */
export function deleteItem(doc: Y.Doc, root: string, id: string): PlanItem | null {
  const item = itemOf(doc, root, id)
  if (!item) return null
  const copy = item.clone()
  doc.transact(() => doc.getMap(root).delete(id))
  return copy
}

/** Puts back what `deleteItem` gave, fields of newer clients included; nothing when it is back already. */
export function restoreItem(doc: Y.Doc, root: string, id: string, copy: PlanItem): boolean {
  if (itemOf(doc, root, id)) return false
  doc.transact(() => doc.getMap(root).set(id, copy))
  return true
}

/** Sets a choice, a date or a person; null takes it away. A key that holds words is left alone. */
export function setValue(
  doc: Y.Doc,
  root: string,
  id: string,
  key: string,
  value: string | number | boolean | null,
): void {
  doc.transact(() => {
    const item = itemOf(doc, root, id)
    if (!item || item.get(key) instanceof Y.AbstractType) return
    if (value === null) item.delete(key)
    else if (item.get(key) !== value) item.set(key, value)
  })
}

export const addAgreement = (doc: Y.Doc, section: string, what = '', options: AddOptions = {}): string =>
  add(doc, AGREEMENTS, { section, what: words(what), when: words(), who: new Y.Map() }, options)

/** Lets a person of the circle do an agreement, beside whoever does it already. */
export function assign(doc: Y.Doc, agreementId: string, personId: string): void {
  doc.transact(() => {
    const who = itemOf(doc, AGREEMENTS, agreementId)?.get('who')
    if (who instanceof Y.Map && who.get(personId) !== true) who.set(personId, true)
  })
}

export function unassign(doc: Y.Doc, agreementId: string, personId: string): void {
  doc.transact(() => {
    const who = itemOf(doc, AGREEMENTS, agreementId)?.get('who')
    if (who instanceof Y.Map) who.delete(personId)
  })
}

export const addGoal = (doc: Y.Doc, title = '', options: AddOptions = {}): string =>
  add(doc, GOALS, { title: words(title) }, options)

export interface NewPerson {
  name: string
  kind?: PersonKind
  ring?: Ring
  contact?: Contact
}

/** Nearness to begin with: who lives with the child stands near, who helps by profession stands further away. */
const RING_TO_BEGIN: Record<PersonKind, Ring> = { household: 1, family: 2, friend: 2, help: 3 }

export function addPerson(doc: Y.Doc, person: NewPerson, options: AddOptions = {}): string {
  const kind = person.kind ?? 'family'
  const ring = person.ring ?? RING_TO_BEGIN[kind]
  return add(
    doc,
    PEOPLE,
    { name: words(person.name), kind, ring, contact: person.contact ?? 'normal' },
    options,
  )
}

export const addLine = (doc: Y.Doc, fieldId: string, text = '', options: AddOptions = {}): string =>
  add(doc, itemsRoot(fieldId), { text: words(text) }, options)

export const addMoment = (
  doc: Y.Doc,
  fieldId: string,
  date: string | null = null,
  options: AddOptions = {},
): string => add(doc, itemsRoot(fieldId), { date, text: words() }, options)

export const addKeeper = (
  doc: Y.Doc,
  fieldId: string,
  who: string | null = null,
  options: AddOptions = {},
): string => add(doc, itemsRoot(fieldId), { who, howOften: words() }, options)
