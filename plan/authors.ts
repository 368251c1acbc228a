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

/** The visible characters in order, each with who typed them. */
function runsOf(text: Y.Text, personOf: PersonOf): Run[] {
  const runs: Run[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    runs.push({ text: item.content.str, person: personOf.get(item.id.client) ?? null })
  }
  return runs
}

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
export function authorsOfField(doc: Y.Doc, fieldId: string, personOf: PersonOf): AuthoredParagraph[] {
  return paragraphsOf(doc.getXmlFragment(textRoot(fieldId)))
    .map((paragraph) =>
      authorsOf(
        paragraph.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText),
        personOf,
      ),
    )
    .filter(({ authors }) => authors.length > 0)
}

export interface AuthoredField {
  section: string
  field: TemplateField
  paragraphs: AuthoredParagraph[]
}

/** Everything that is typed in a plan, in the family's order; fields without words are left out. */
export function authorsOfPlan(doc: Y.Doc, form: Template, personOf: PersonOf): AuthoredField[] {
  const lists = agreementsBySection(form, readAgreements(doc))
  return orderedSections(form, readSectionChanges(doc))
    .filter(({ hidden }) => !hidden)
    .flatMap((section) =>
      section.fields.map((field) => ({
        section: section.id,
        field,
        paragraphs: paragraphsIn(doc, field, lists.get(section.id)?.map(({ id }) => id) ?? [], personOf),
      })),
    )
    .filter(({ paragraphs }) => paragraphs.length > 0)
}

function paragraphsIn(doc: Y.Doc, field: TemplateField, agreements: readonly string[], personOf: PersonOf) {
  const items = (root: string, keys: readonly string[], belongs = (_id: string) => true) =>
    orderedItems(doc.getMap(root))
      .filter(([id]) => belongs(id))
      .flatMap(([, item]) => keys.map((key) => item.get(key)))
      .filter((value): value is Y.Text => value instanceof Y.Text)
      .map((text) => authorsOf([text], personOf))
      .filter(({ authors }) => authors.length > 0)
  switch (field.kind) {
    case 'text':
      return authorsOfField(doc, field.id, personOf)
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
