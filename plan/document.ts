/**
 * Reads a plan's Y.Doc into plain data. Exports, versions, digests and the page without a connection get a plan's
 * content only from here. What does not belong where it stands is left out, never thrown on: an old or a hostile
 * client may have put anything anywhere.
 */
import * as Y from 'yjs'
import {
  AGREEMENTS,
  CONTACTS,
  type Contact,
  FIELD_ID,
  GOALS,
  itemsRoot,
  PEOPLE,
  PERSON_KINDS,
  type PersonKind,
  RINGS,
  type Ring,
  SECTIONS,
  textRoot,
} from './shape.ts'

export { plainText } from './plain-text.ts'

export interface Span {
  text: string
  bold?: true
  italic?: true
}
export type Block = { type: 'paragraph'; spans: Span[] } | { type: 'list'; items: Block[][] }

export interface Agreement {
  id: string
  /** The section it stands in; a form may have several lists of agreements. */
  section: string | null
  what: string
  when: string
  /** Ids of people in the circle. */
  who: string[]
  /** yyyy-mm-dd */
  until: string | null
  fallback: string | null
  goal: string | null
}
export interface Goal {
  id: string
  title: string
}
export interface CirclePerson {
  id: string
  name: string
  kind: PersonKind
  ring: Ring
  contact: Contact
}
export interface Line {
  id: string
  text: string
}
export interface Moment {
  id: string
  date: string | null
  text: string
}
export interface Keeper {
  id: string
  who: string | null
  howOften: string
}
/** What the family changed about the form's sections. */
export interface SectionChange {
  id: string
  order: string | null
  hidden: boolean
  /** The family asked for a section that the form keeps under "Meer". */
  asked: boolean
  /** The title of a section that the family added; null for a section of the form. */
  title: string | null
}

type PlanMap = Y.Map<unknown>
const DATE = /^\d{4}-\d{2}-\d{2}$/

const words = (item: PlanMap, key: string) => {
  const value = item.get(key)
  return value instanceof Y.Text ? value.toString() : ''
}
const plain = (item: PlanMap, key: string) => {
  const value = item.get(key)
  return typeof value === 'string' ? value : null
}
const date = (item: PlanMap, key: string) => {
  const value = plain(item, key)
  return value !== null && DATE.test(value) ? value : null
}
const oneOf = <T>(choices: readonly T[], value: unknown, otherwise: T): T =>
  choices.includes(value as T) ? (value as T) : otherwise

/** Items in their total order: fractional key first, id as tie-break (R-B27). */
export function orderedItems(map: PlanMap): [string, PlanMap][] {
  const items: [string, PlanMap][] = []
  map.forEach((value, id) => {
    if (value instanceof Y.Map) items.push([id, value as PlanMap])
  })
  const key = ([id, item]: [string, PlanMap]) => [plain(item, 'order') ?? '', id] as const
  return items.sort((a, b) => {
    const [orderA, idA] = key(a)
    const [orderB, idB] = key(b)
    return orderA < orderB ? -1 : orderA > orderB ? 1 : idA < idB ? -1 : idA > idB ? 1 : 0
  })
}

const readItems = <T>(doc: Y.Doc, root: string, read: (id: string, item: PlanMap) => T): T[] =>
  orderedItems(doc.getMap(root)).map(([id, item]) => read(id, item))

export const readAgreements = (doc: Y.Doc): Agreement[] =>
  readItems(doc, AGREEMENTS, (id, item) => {
    const who = item.get('who')
    return {
      id,
      section: plain(item, 'section'),
      what: words(item, 'what'),
      when: words(item, 'when'),
      who: who instanceof Y.Map ? [...who.keys()].filter((key) => who.get(key) === true).sort() : [],
      until: date(item, 'until'),
      fallback: plain(item, 'fallback'),
      goal: plain(item, 'goal'),
    }
  })

export const readGoals = (doc: Y.Doc): Goal[] =>
  readItems(doc, GOALS, (id, item) => ({ id, title: words(item, 'title') }))

export const readPeople = (doc: Y.Doc): CirclePerson[] =>
  readItems(doc, PEOPLE, (id, item) => ({
    id,
    name: words(item, 'name'),
    kind: oneOf(PERSON_KINDS, item.get('kind'), 'family'),
    ring: oneOf(RINGS, item.get('ring'), 2),
    contact: oneOf(CONTACTS, item.get('contact'), 'normal'),
  }))

export const readLines = (doc: Y.Doc, fieldId: string): Line[] =>
  readItems(doc, itemsRoot(fieldId), (id, item) => ({ id, text: words(item, 'text') }))

export const readMoments = (doc: Y.Doc, fieldId: string): Moment[] =>
  readItems(doc, itemsRoot(fieldId), (id, item) => ({
    id,
    date: date(item, 'date'),
    text: words(item, 'text'),
  }))

export const readKeepers = (doc: Y.Doc, fieldId: string): Keeper[] =>
  readItems(doc, itemsRoot(fieldId), (id, item) => ({
    id,
    who: plain(item, 'who'),
    howOften: words(item, 'howOften'),
  }))

export const readSectionChanges = (doc: Y.Doc): SectionChange[] =>
  readItems(doc, SECTIONS, (id, item) => ({
    id,
    order: plain(item, 'order'),
    hidden: item.get('hidden') === true,
    asked: item.get('asked') === true,
    title: item.get('added') === true ? words(item, 'title') : null,
  })).filter((section) => FIELD_ID.test(section.id))

/** The words of one rich text field. */
export const readText = (doc: Y.Doc, fieldId: string): Block[] =>
  readBlocks(doc.getXmlFragment(textRoot(fieldId)))

function readBlocks(parent: Y.XmlFragment): Block[] {
  const blocks: Block[] = []
  for (const node of parent.toArray()) {
    if (!(node instanceof Y.XmlElement)) continue
    if (node.nodeName === 'paragraph') blocks.push({ type: 'paragraph', spans: readSpans(node) })
    if (node.nodeName === 'bulletList') {
      const items = node
        .toArray()
        .filter((child) => child instanceof Y.XmlElement && child.nodeName === 'listItem')
      blocks.push({ type: 'list', items: items.map((child) => readBlocks(child as Y.XmlElement)) })
    }
  }
  return blocks
}

function readSpans(paragraph: Y.XmlElement): Span[] {
  const spans: Span[] = []
  for (const child of paragraph.toArray()) {
    if (!(child instanceof Y.XmlText)) continue
    for (const piece of child.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
      if (typeof piece.insert !== 'string') continue
      const span: Span = { text: piece.insert }
      if (piece.attributes?.bold) span.bold = true
      if (piece.attributes?.italic) span.italic = true
      spans.push(span)
    }
  }
  return spans
}

/** The whole plan, for the fields that its form has. */
export interface PlanDocument {
  texts: Record<string, Block[]>
  lines: Record<string, Line[]>
  moments: Record<string, Moment[]>
  keepers: Record<string, Keeper[]>
  agreements: Agreement[]
  goals: Goal[]
  people: CirclePerson[]
  sections: SectionChange[]
}

/** The fields of a form, as far as reading a document needs them: `Template` fits it. */
export interface FieldSource {
  sections: readonly { id: string; fields: readonly { id: string; kind: string }[] }[]
}

export function readPlan(doc: Y.Doc, form: FieldSource): PlanDocument {
  const fields = form.sections.flatMap((section) => section.fields)
  const sections = readSectionChanges(doc)
  const added = sections.filter((section) => section.title !== null).map((section) => section.id)
  const of = <T>(kind: string, read: (id: string) => T): Record<string, T> =>
    Object.fromEntries(
      fields.filter((field) => field.kind === kind).map((field) => [field.id, read(field.id)]),
    )
  return {
    texts: {
      ...of('text', (id) => readText(doc, id)),
      ...Object.fromEntries(added.map((id) => [id, readText(doc, id)])),
    },
    lines: of('lines', (id) => readLines(doc, id)),
    moments: of('moments', (id) => readMoments(doc, id)),
    keepers: of('person', (id) => readKeepers(doc, id)),
    agreements: readAgreements(doc),
    goals: readGoals(doc),
    people: readPeople(doc),
    sections,
  }
}
