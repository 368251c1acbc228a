/**
 * Whose characters stand in a text. The server binds each Yjs clientID to a person, so this is known and cannot be
 * forged; but text that was split, joined, undone or pasted counts as typed by who did that, and the page says so.
 */
import * as Y from 'yjs'
import { orderedItems, readAgreements, readSectionChanges } from './document.ts'
import { agreementsBySection, orderedSections } from './form.ts'
import { paragraphsOf } from './quoted.ts'
import { AGREEMENTS, GOALS, itemsRoot, textRoot } from './shape.ts'
import type { Template, TemplateField } from './template.ts'

/** A participant's id or another name of who a clientID belongs to; null where nobody is known. */
export type PersonOf = ReadonlyMap<number, string>

/** One person's part of a paragraph: a word counts for whoever typed most of it. */
export interface Share {
  person: string | null
  words: number
}

export interface AuthoredParagraph {
  text: string
  /** Most words first. Empty for a paragraph without words. */
  authors: Share[]
}

interface Run {
  text: string
  person: string | null
}

/** The visible characters in order, by the clientID that typed them. */
function* itemsOf(text: Y.Text): Generator<{ client: number; characters: string }> {
  for (let item = text._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString)
      yield { client: item.id.client, characters: item.content.str }
}

const runsOf = (text: Y.Text, personOf: PersonOf): Run[] =>
  [...itemsOf(text)].map(({ client, characters }) => ({
    text: characters,
    person: personOf.get(client) ?? null,
  }))

function authorsOf(texts: readonly Y.Text[], personOf: PersonOf): AuthoredParagraph {
  const runs = texts.flatMap((text) => runsOf(text, personOf))
  const words = new Map<string | null, number>()
  let inWord = new Map<string | null, number>()
  const endWord = () => {
    const [most] = [...inWord].sort(([, a], [, b]) => b - a)
    if (most) words.set(most[0], (words.get(most[0]) ?? 0) + 1)
    inWord = new Map()
  }
  for (const { text, person } of runs) {
    for (const character of text) {
      if (/\s/u.test(character)) endWord()
      else inWord.set(person, (inWord.get(person) ?? 0) + 1)
    }
  }
  endWord()
  return {
    text: runs.map((run) => run.text).join(''),
    authors: [...words]
      .map(([person, count]) => ({ person, words: count }))
      .sort((a, b) => b.words - a.words),
  }
}

/** One rich text field, a line per paragraph; points of a list are paragraphs too. Empty ones are left out. */
export const authorsOfField = (doc: Y.Doc, fieldId: string, personOf: PersonOf): AuthoredParagraph[] =>
  written(textsOfField(doc, fieldId), personOf)

const textsOfField = (doc: Y.Doc, fieldId: string): Y.Text[][] =>
  paragraphsOf(doc.getXmlFragment(textRoot(fieldId))).map((paragraph) =>
    paragraph.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText),
  )

const written = (paragraphs: readonly Y.Text[][], personOf: PersonOf) =>
  paragraphs.map((texts) => authorsOf(texts, personOf)).filter(({ authors }) => authors.length > 0)

export interface AuthoredField {
  section: string
  field: TemplateField
  paragraphs: AuthoredParagraph[]
}

/** Everything that is typed in a plan, in the family's order; fields without words are left out. */
export const authorsOfPlan = (doc: Y.Doc, form: Template, personOf: PersonOf): AuthoredField[] =>
  textsOfPlan(doc, form)
    .map(({ texts, ...field }) => ({ ...field, paragraphs: written(texts, personOf) }))
    .filter(({ paragraphs }) => paragraphs.length > 0)

/** How many characters of it, white space left out, each clientID typed. */
export function charactersOfPlan(doc: Y.Doc, form: Template): Map<number, number> {
  const counts = new Map<number, number>()
  for (const text of textsOfPlan(doc, form).flatMap(({ texts }) => texts.flat()))
    for (const { client, characters } of itemsOf(text))
      counts.set(client, (counts.get(client) ?? 0) + lengthOf(characters))
  return counts
}

/** In characters as people count them, without the white space between. */
export const lengthOf = (words: string): number => [...words.replace(/\s/gu, '')].length

function textsOfPlan(doc: Y.Doc, form: Template) {
  const lists = agreementsBySection(form, readAgreements(doc))
  return orderedSections(form, readSectionChanges(doc))
    .filter(({ hidden }) => !hidden)
    .flatMap((section) =>
      section.fields.map((field) => ({
        section: section.id,
        field,
        texts: textsIn(doc, field, lists.get(section.id)?.map(({ id }) => id) ?? []),
      })),
    )
}

function textsIn(doc: Y.Doc, field: TemplateField, agreements: readonly string[]): Y.Text[][] {
  const items = (root: string, keys: readonly string[], belongs = (_id: string) => true) =>
    orderedItems(doc.getMap(root))
      .filter(([id]) => belongs(id))
      .flatMap(([, item]) => keys.map((key) => item.get(key)))
      .filter((value): value is Y.Text => value instanceof Y.Text)
      .map((text) => [text])
  switch (field.kind) {
    case 'text':
      return textsOfField(doc, field.id)
    case 'agreements':
      return items(AGREEMENTS, ['what', 'when'], (id) => agreements.includes(id))
    case 'goals':
      return items(GOALS, ['title'])
    case 'lines':
    case 'moments':
      return items(itemsRoot(field.id), ['text'])
    default:
      return []
  }
}

/** The part of all words, 0–1, that these people typed; null while nobody wrote anything. */
export function shareOf(
  paragraphs: readonly AuthoredParagraph[],
  isCounted: (person: string | null) => boolean,
): number | null {
  const shares = paragraphs.flatMap(({ authors }) => authors)
  const sum = (list: readonly Share[]) => list.reduce((total, { words }) => total + words, 0)
  const all = sum(shares)
  return all === 0 ? null : sum(shares.filter(({ person }) => isCounted(person))) / all
}
