/**
 * Lays the shared words of a record into the document of a new plan. Only what the family wrote together: words of one
 * person, answers, numbers and conditions are that person's to give again, and nobody else may put them there (AG1, AG2).
 */
import type * as Y from 'yjs'
import {
  addAgreement,
  addGoal,
  addKeeper,
  addLine,
  addMoment,
  addPerson,
  assign,
  setValue,
  textOf,
} from '#plan/commands.ts'
import { readSectionChanges } from '#plan/document.ts'
import { orderedSections } from '#plan/form.ts'
import { contentsOf, type PlanRecord } from '#plan/record/record.ts'
import { appendBlocks, appendParagraphs } from '#plan/rich-text.ts'
import { addSection, askForSection, moveSection } from '#plan/section-commands.ts'
import { AGREEMENTS, itemsRoot, textRoot } from '#plan/shape.ts'
import {
  type FieldKind,
  inLanguage,
  type Language,
  type Template,
  type TemplateSection,
} from '#plan/template.ts'

export function layIn(doc: Y.Doc, record: PlanRecord, template: Template, language: Language): void {
  doc.transact(() => {
    const sections = laySections(doc, record, template)
    const people = new Map(
      contentsOf(record, 'person').map(({ id, content: { participant, ...person } }) => [
        id,
        addPerson(doc, person),
      ]),
    )
    const goals = new Map(
      contentsOf(record, 'goal').map(({ id, content }) => [id, addGoal(doc, content.title)]),
    )
    layTexts(doc, record, template, sections)
    layLists(doc, record, { template, language, sections, people })
    layAgreements(doc, record, { template, sections, people, goals })
  })
}

/** Ids of the record → ids of the new plan. */
type Ids = ReadonlyMap<string, string>

/** The family's own sections are made anew, those that waited under "Meer" are asked for, in the order of the record. */
function laySections(doc: Y.Doc, record: PlanRecord, template: Template): Map<string, string> {
  const now = () => orderedSections(template, readSectionChanges(doc))
  const texts = contentsOf(record, 'text')
  const ids = new Map<string, string>()
  for (const { id, content } of contentsOf(record, 'section')) {
    const own =
      template.sections.find((section) => section.id === id) ?? byMeaning(template, content.canonical)
    const isFree = own !== undefined && ![...ids.values()].includes(own.id)
    if (isFree && own.later) askForSection(doc, own.id)
    if (isFree) ids.set(id, own.id)
    else if (texts.some((text) => text.content.section === id))
      ids.set(id, addSection(doc, content.title, now()))
  }
  const wanted = [...ids.values()]
  for (const [index, id] of wanted.entries()) {
    const before = wanted[index - 1]
    const order = now().map((section) => section.id)
    if (before === undefined || order.indexOf(id) > order.indexOf(before)) continue
    const others = order.filter((other) => other !== id)
    moveSection(doc, id, others.indexOf(before) + 1, now())
  }
  return ids
}

const byMeaning = (template: Template, canonical: string | null) =>
  canonical === null ? undefined : template.sections.find((section) => section.canonical === canonical)

/** A field of a section of the form, by its question where there are several of a kind. */
function fieldOf(
  template: Template,
  section: string | undefined,
  kind: FieldKind,
  question: { text: string; language: Language } | null = null,
) {
  const fields =
    (template.sections.find(({ id }) => id === section) as TemplateSection | undefined)?.fields ?? []
  const same = fields.filter((field) => field.kind === kind)
  const asked =
    question && same.find((field) => inLanguage(field.question, question.language) === question.text)
  return asked ?? same[0]
}

function layTexts(doc: Y.Doc, record: PlanRecord, template: Template, sections: Map<string, string>): void {
  for (const { id, content } of contentsOf(record, 'text')) {
    const section = sections.get(content.section)
    const fields = template.sections.find((one) => one.id === section)?.fields ?? []
    const own = fields.find((field) => field.id === id && field.kind === 'text')
    // A form that lost this question has another text there, or the section is the family's own.
    const root =
      own?.id ?? fieldOf(template, section, 'text')?.id ?? ownText(doc, record, template, sections, content)
    appendBlocks(doc.getXmlFragment(textRoot(root)), content.blocks)
  }
}

/** The text of a section that the family added is named as the section; where there is none, one is added. */
function ownText(
  doc: Y.Doc,
  record: PlanRecord,
  template: Template,
  sections: Map<string, string>,
  { section, question }: { section: string; question: string },
): string {
  const changes = readSectionChanges(doc)
  const place = sections.get(section)
  if (changes.some(({ id, title }) => id === place && title !== null)) return place as string
  const title = contentsOf(record, 'section').find(({ id }) => id === section)?.content.title ?? question
  const added = addSection(doc, title, orderedSections(template, changes))
  sections.set(section, added)
  return added
}

interface Lists {
  template: Template
  language: Language
  sections: Map<string, string>
  people: Ids
}

function layLists(doc: Y.Doc, record: PlanRecord, { template, language, sections, people }: Lists): void {
  const fieldFor = (kind: FieldKind, content: { section: string; question: string }) =>
    fieldOf(template, sections.get(content.section), kind, { text: content.question, language })?.id ??
    template.sections.flatMap((section) => section.fields).find((field) => field.kind === kind)?.id
  /** A form without such a list keeps the words as text. */
  const asText = (content: { section: string; question: string }, words: string) => {
    const root = ownText(doc, record, template, sections, content)
    if (words.trim() !== '') appendParagraphs(doc.getXmlFragment(textRoot(root)), [words])
  }
  for (const { content } of contentsOf(record, 'line')) {
    const field = fieldFor('lines', content)
    if (field) addLine(doc, field, content.text)
    else asText(content, content.text)
  }
  for (const { content } of contentsOf(record, 'moment')) {
    const field = fieldFor('moments', content)
    if (!field) asText(content, [content.date, content.text].filter(Boolean).join(': '))
    else textOf(doc, itemsRoot(field), addMoment(doc, field, content.date), 'text')?.insert(0, content.text)
  }
  for (const { content } of contentsOf(record, 'keeper')) {
    const field = fieldFor('person', content)
    const who = content.who === null ? null : (people.get(content.who) ?? null)
    if (!field) asText(content, content.howOften)
    else textOf(doc, itemsRoot(field), addKeeper(doc, field, who), 'howOften')?.insert(0, content.howOften)
  }
}

interface Agreements {
  template: Template
  sections: Ids
  people: Ids
  goals: Ids
}

function layAgreements(
  doc: Y.Doc,
  record: PlanRecord,
  { template, sections, people, goals }: Agreements,
): void {
  const first =
    template.sections.find(({ fields }) => fields.some(({ kind }) => kind === 'agreements'))?.id ?? ''
  const known = (ids: Ids, id: string | null) => (id === null ? null : (ids.get(id) ?? null))
  for (const { content } of contentsOf(record, 'agreement')) {
    const named = known(sections, content.section)
    const section = named && fieldOf(template, named, 'agreements') ? named : first
    const id = addAgreement(doc, section, content.what)
    textOf(doc, AGREEMENTS, id, 'when')?.insert(0, content.when)
    for (const who of content.who) {
      const person = people.get(who)
      if (person) assign(doc, id, person)
    }
    setValue(doc, AGREEMENTS, id, 'until', content.until)
    setValue(doc, AGREEMENTS, id, 'fallback', known(people, content.fallback))
    setValue(doc, AGREEMENTS, id, 'goal', known(goals, content.goal))
  }
}
