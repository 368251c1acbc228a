/**
 * What of one document goes into another when a private time ends, and how: field by field, as a difference in values.
 * Nothing of how the words came about goes along: no history, no deleted text, no writers, no order keys of the room
 * that show how many things stood between. Pure Yjs; the caller runs it under the server's own clientID.
 */
import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import { orderedItems, plainText, readText } from './document.ts'
import { keysToPlace, type Placed } from './item-order.ts'
import { mergeText, mergeWords } from './merge-text.ts'
import { FIELD_ID, GOALS, isKnownRoot, PEOPLE, SECTIONS, textRoot } from './shape.ts'

/** One thing that can be shown or not: a text, an item of a list, or the order of a list. */
export interface Change {
  /** Names it on the page and in the form that comes back. */
  id: string
  root: string
  /** The item; null for a text and for an order. */
  item: string | null
  kind: 'text' | 'item' | 'order'
}

type Item = Y.Map<unknown>

const isText = (root: string) => root.startsWith(textRoot(''))
const changeId = (root: string, item: string) => `${root}/${item}`
const orderId = (root: string) => `${root}#order`

export function changesBetween(before: Y.Doc, after: Y.Doc): Change[] {
  const roots = [...new Set([...before.share.keys(), ...after.share.keys()])].filter(isKnownRoot).sort()
  return roots.flatMap((root) =>
    isText(root) ? textChange(before, after, root) : listChanges(before, after, root),
  )
}

function textChange(before: Y.Doc, after: Y.Doc, root: string): Change[] {
  const field = root.slice(textRoot('').length)
  const [old, now] = [readText(before, field), readText(after, field)]
  // An empty line that an editor left behind is nothing to choose about.
  const isEmpty = [old, now].every((blocks) => plainText(blocks).trim() === '')
  return isEmpty || same(old, now) ? [] : [{ id: root, root, item: null, kind: 'text' }]
}

function listChanges(before: Y.Doc, after: Y.Doc, root: string): Change[] {
  const [old, now] = [itemsOf(before, root), itemsOf(after, root)]
  const ids = [...new Set([...now.keys(), ...old.keys()])]
  const changes = ids
    .filter((id) => !same(plainOf(old.get(id), root), plainOf(now.get(id), root)))
    .map((id): Change => ({ id: changeId(root, id), root, item: id, kind: 'item' }))
  const kept = (items: Map<string, Item>, others: Map<string, Item>) =>
    [...items.keys()].filter((id) => others.has(id))
  const isMoved = root !== SECTIONS && !same(kept(old, now), kept(now, old))
  return isMoved ? [...changes, { id: orderId(root), root, item: null, kind: 'order' }] : changes
}

/** Puts what was chosen into the plan: afterwards it reads there as it reads in the room. */
export function release(plan: Y.Doc, room: Y.Doc, chosen: ReadonlySet<string>): void {
  plan.transact(() => {
    for (const change of withWhatItNeeds(changesBetween(plan, room), room, chosen)) {
      if (change.kind === 'text')
        mergeText(plan.getXmlFragment(change.root), room.getXmlFragment(change.root))
      else if (change.kind === 'item') releaseItem(plan, room, change.root, change.item as string)
      else releaseOrder(plan, room, change.root)
    }
  })
}

/** People and goals first: agreements name them. A text of a section that the family added brings that section. */
function withWhatItNeeds(changes: readonly Change[], room: Y.Doc, chosen: ReadonlySet<string>): Change[] {
  const texts = changes.filter(({ kind, id }) => kind === 'text' && chosen.has(id))
  const sections = texts.map(({ root }) => changeId(SECTIONS, root.slice(textRoot('').length)))
  const isAdded = (id: string) =>
    itemsOf(room, SECTIONS)
      .get(id.slice(SECTIONS.length + 1))
      ?.get('added') === true
  const needed = new Set(sections.filter(isAdded))
  const first = [PEOPLE, GOALS]
  return changes
    .filter(({ id }) => chosen.has(id) || needed.has(id))
    .sort((a, b) => Number(first.includes(b.root)) - Number(first.includes(a.root)))
}

function releaseItem(plan: Y.Doc, room: Y.Doc, root: string, id: string): void {
  const map = plan.getMap<unknown>(root)
  const source = itemsOf(room, root).get(id)
  if (!source) {
    map.delete(id)
    return
  }
  const existing = map.get(id)
  let target: Item
  if (existing instanceof Y.Map) target = existing
  else {
    target = new Y.Map()
    map.set(id, target)
    if (root !== SECTIONS) place(plan, room, root, id)
  }
  const keys = new Set([...target.keys(), ...source.keys()])
  if (root !== SECTIONS) keys.delete('order')
  for (const key of keys) mergeValue(target, key, source.get(key))
  bringNamed(plan, room, target)
}

function mergeValue(target: Item, key: string, wanted: unknown): void {
  const now = target.get(key)
  if (wanted instanceof Y.Text) {
    if (now instanceof Y.Text) mergeWords(now, wanted)
    else target.set(key, new Y.Text(wanted.toString()))
  } else if (wanted instanceof Y.Map) {
    const map = now instanceof Y.Map ? (now as Item) : new Y.Map<unknown>()
    if (map !== now) target.set(key, map)
    for (const each of [...map.keys()]) if (!wanted.has(each)) map.delete(each)
    for (const [each, value] of wanted.entries()) if (map.get(each) !== value) map.set(each, value)
  } else if (wanted === undefined) target.delete(key)
  else if (now !== wanted) target.set(key, wanted)
}

/** The keys under which items name others. */
const NAMES_PERSON = ['fallback'] as const

/** Whoever a shown item names is known by name; what the room says further about that person is a choice of its own. */
function bringNamed(plan: Y.Doc, room: Y.Doc, item: Item): void {
  const who = item.get('who')
  const people = [
    ...(who instanceof Y.Map ? [...who.keys()] : [who]),
    ...NAMES_PERSON.map((key) => item.get(key)),
  ].filter((id): id is string => typeof id === 'string')
  for (const id of people) bring(plan, room, PEOPLE, id, ['name', 'kind'])
  const goal = item.get('goal')
  if (typeof goal === 'string') bring(plan, room, GOALS, goal, ['title'])
}

function bring(plan: Y.Doc, room: Y.Doc, root: string, id: string, keys: readonly string[]): void {
  const source = itemsOf(room, root).get(id)
  if (!source || plan.getMap(root).has(id)) return
  const made = new Y.Map<unknown>()
  plan.getMap(root).set(id, made)
  for (const key of keys) if (source.has(key)) mergeValue(made, key, source.get(key))
  place(plan, room, root, id)
}

/** After whatever stands before it in the room and is in the plan, with a key of the plan's own. */
function place(plan: Y.Doc, room: Y.Doc, root: string, id: string): void {
  const others = [...itemsOf(plan, root)].filter(([other]) => other !== id)
  const wanted = [...itemsOf(room, root).keys()]
  const before = wanted
    .slice(0, wanted.indexOf(id))
    .findLast((other) => others.some(([each]) => each === other))
  const index = before === undefined ? 0 : others.findIndex(([other]) => other === before) + 1
  const placed = others.map(([other, item]): Placed => [other, orderOf(item)])
  for (const [each, key] of keysToPlace(id, index, placed)) {
    const item = plan.getMap(root).get(each)
    if (item instanceof Y.Map && item.get('order') !== key) item.set('order', key)
  }
}

function releaseOrder(plan: Y.Doc, room: Y.Doc, root: string): void {
  const wanted = [...itemsOf(room, root).keys()]
  const items = [...itemsOf(plan, root)]
  const places = items.flatMap(([id], index) => (wanted.includes(id) ? [index] : []))
  const sorted = [...items]
  const inOrder = items.filter(([id]) => wanted.includes(id))
  inOrder.sort(([a], [b]) => wanted.indexOf(a) - wanted.indexOf(b))
  for (const [at, place] of places.entries()) sorted[place] = inOrder[at] as [string, Item]
  const keys = generateNKeysBetween(null, null, sorted.length)
  for (const [index, [, item]] of sorted.entries()) item.set('order', keys[index])
}

const itemsOf = (doc: Y.Doc, root: string): Map<string, Item> =>
  new Map(orderedItems(doc.getMap(root)).filter(([id]) => root !== SECTIONS || FIELD_ID.test(id)))

const orderOf = (item: Item) => {
  const order = item.get('order')
  return typeof order === 'string' ? order : null
}

/** Plain values with sorted keys; the place in a list is a change of its own. */
function plainOf(item: Item | undefined, root: string): unknown {
  if (!item) return null
  const entries = [...item.entries()]
    .filter(([key]) => root === SECTIONS || key !== 'order')
    .map(([key, value]): [string, unknown] => [
      key,
      value instanceof Y.Text ? value.toString() : value instanceof Y.Map ? [...value.keys()].sort() : value,
    ])
    .filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))
  return entries.sort(([a], [b]) => (a < b ? -1 : 1))
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
