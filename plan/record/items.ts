/**
 * From a plan's document and the words beside it to the items of a record, in the order of the page. What the family
 * hid is left out, and so is what hangs on it; an empty question is no item.
 */
import type { Agreement, CirclePerson, PlanDocument } from '../document.ts'
import { plainText } from '../document.ts'
import { agreementsBySection, orderedSections, type PlanSection } from '../form.ts'
import { inLanguage, type Language, type Template, type TemplateField } from '../template.ts'
import type { Contents, ItemKind, RecordItem } from './record.ts'

type Of<K extends ItemKind> = { id: string; author: string | null; content: Contents[K] }

/** Everything but the shared text: already only what may stand in this record. */
export interface Beside {
  participants: Of<'participant'>[]
  acceptances: Of<'acceptance'>[]
  scores: (Of<'score'> & { field: string })[]
  passages: Of<'passage'>[]
  conditions: Of<'condition'>[]
  views: Of<'view'>[]
  /** Who of the circle takes part: person's id → participant's id. */
  links: ReadonlyMap<string, string>
  /** The day to look back that was chosen with this version. */
  reviewOn: string | null
}

export interface Source extends Beside {
  language: Language
  template: Template
  document: PlanDocument
  children: Contents['plan']['children']
}

export function itemsOf(source: Source): RecordItem[] {
  const { language, template, children, participants, conditions } = source
  const sections = sectionsOf(source)
  return [
    item('plan', {
      id: 'plan',
      author: null,
      content: {
        language,
        form: { id: template.id, version: template.version, title: inLanguage(template.title, language) },
        children,
      },
    }),
    ...participants.map((one) => item('participant', one)),
    // What stands fast comes first, as on the page.
    ...conditions.map((one) => item('condition', one)),
    ...sections,
  ]
}

const item = <K extends ItemKind>(kind: K, { id, author, content }: Of<K>) =>
  ({ id, kind, author, content }) as RecordItem
const shared = <K extends ItemKind>(kind: K, id: string, content: Contents[K]) =>
  item(kind, { id, author: null, content })

function sectionsOf(source: Source): RecordItem[] {
  const { template, document, language } = source
  const shown = orderedSections(template, document.sections).filter(({ hidden }) => !hidden)
  const kinds = new Set(shown.flatMap(({ fields }) => fields.map(({ kind }) => kind)))
  const goals = kinds.has('goals') ? document.goals.filter(({ title }) => title.trim() !== '') : []
  const reading: Reading = {
    ...source,
    goals,
    shown,
    listed: agreementsBySection(template, document.agreements),
  }
  const bySection = shown.map((section) => ({ section, items: sectionItems(section, reading) }))
  const filled = bySection.filter(({ section, items }) => items.length > 0 && isOpened(section, items))
  const isDrawn = filled.some(({ items }) => items.some(({ kind }) => kind === 'person'))
  const named = isDrawn ? [] : namedOnly(reading)
  const review = reviewItem(
    source,
    bySection.map(({ section }) => section),
  )
  return [
    // Whoever an agreement names, also where the family draws no circle.
    ...named,
    ...filled.flatMap(({ section, items }) => [
      shared('section', section.id, {
        title: inLanguage(section.title, language),
        canonical: section.canonical,
        look: section.look,
      }),
      ...items,
      ...(review?.section === section.id ? review.items : []),
    ]),
    ...(review && !filled.some(({ section }) => section.id === review.section) ? review.withSection : []),
  ]
}

interface Reading extends Source {
  shown: PlanSection[]
  goals: { id: string; title: string }[]
  listed: Map<string, Agreement[]>
}

/** The circle waits under "Meer" until it is asked for, also when agreements put people in it. */
const isOpened = ({ later, fields }: PlanSection, items: RecordItem[]) =>
  !later || fields.some(({ kind }) => kind !== 'circle') || items.some(({ kind }) => kind !== 'person')

function sectionItems(section: PlanSection, reading: Reading): RecordItem[] {
  const isHere = (one: { content: { section: string | null } }) => one.content.section === section.id
  const passages = reading.passages.filter(isHere)
  return [
    ...section.fields.flatMap((field) => fieldItems(section, field, reading)),
    ...passages.flatMap((one) => [item('passage', one), ...viewsOf(one.id, reading)]),
    ...viewsOf(section.id, reading),
  ]
}

const viewsOf = (id: string, { views }: Reading) =>
  views.filter(({ content }) => content.about === id).map((one) => item('view', one))

function fieldItems(section: PlanSection, field: TemplateField, reading: Reading): RecordItem[] {
  const { document, language, goals } = reading
  const place = { section: section.id, question: inLanguage(field.question, language) }
  const nonEmpty = (text: string) => text.trim() !== ''
  switch (field.kind) {
    case 'text': {
      const blocks = document.texts[field.id] ?? []
      const words = nonEmpty(plainText(blocks)) ? [shared('text', field.id, { ...place, blocks })] : []
      return [...words, ...(field.id === section.id ? [] : viewsOf(field.id, reading))]
    }
    case 'lines':
      return (document.lines[field.id] ?? [])
        .filter(({ text }) => nonEmpty(text))
        .map(({ id, text }) => shared('line', id, { ...place, text }))
    case 'moments':
      return (document.moments[field.id] ?? [])
        .filter(({ date, text }) => date !== null || nonEmpty(text))
        .map(({ id, date, text }) => shared('moment', id, { ...place, date, text }))
    case 'person':
      return (document.keepers[field.id] ?? [])
        .filter(({ who, howOften }) => who !== null || nonEmpty(howOften))
        .map(({ id, who, howOften }) =>
          shared('keeper', id, { ...place, who: known(who, reading), howOften }),
        )
    case 'goals':
      return goals.map(({ id, title }) => shared('goal', id, { title }))
    case 'circle':
      return document.people.filter(({ name }) => nonEmpty(name)).map((person) => personItem(person, reading))
    case 'agreements':
      return (reading.listed.get(section.id) ?? [])
        .filter(says)
        .flatMap((agreement) => agreementItems(section, agreement, reading))
    case 'scale':
      return reading.scores
        .filter((one) => one.field === field.id)
        .map((one) => item('score', { ...one, content: { ...one.content, ...place } }))
    default:
      return []
  }
}

/** A row that was only opened is no agreement. */
export const says = ({ what, when, who }: Pick<Agreement, 'what' | 'when' | 'who'>): boolean =>
  what.trim() !== '' || when.trim() !== '' || who.length > 0

const known = (id: string | null, { document }: Reading) =>
  id !== null && document.people.some((person) => person.id === id && person.name.trim() !== '') ? id : null

function agreementItems(section: PlanSection, agreement: Agreement, reading: Reading): RecordItem[] {
  const { id, what, when, who, until, fallback, goal } = agreement
  const isGoal = reading.goals.some((one) => one.id === goal)
  return [
    shared('agreement', id, {
      section: section.id,
      what,
      when,
      who: who.filter((one) => known(one, reading) !== null),
      until,
      fallback: known(fallback, reading),
      goal: isGoal ? goal : null,
    }),
    ...reading.acceptances
      .filter(({ content }) => content.agreement === id)
      .map((one) => item('acceptance', one)),
    ...viewsOf(id, reading),
  ]
}

const personItem = ({ id, name, kind, ring, contact }: CirclePerson, { links }: Reading) =>
  shared('person', id, { name, kind, ring, contact, participant: links.get(id) ?? null })

/** No circle was drawn: of whom it names a plan holds the name, and nothing of how near or how difficult. */
function namedOnly(reading: Reading): RecordItem[] {
  const { document, shown, listed } = reading
  const agreements = shown.flatMap(({ id }) => listed.get(id) ?? []).filter(says)
  const keepers = shown.flatMap(({ fields }) => fields.flatMap(({ id }) => document.keepers[id] ?? []))
  const ids = new Set([
    ...agreements.flatMap(({ who, fallback }) => [...who, fallback]),
    ...keepers.map(({ who }) => who),
  ])
  return document.people
    .filter(({ id, name }) => ids.has(id) && name.trim() !== '')
    .map((person) => personItem({ ...person, ring: 2, contact: 'normal' }, reading))
}

/** The chosen day stands in the section of looking back, or in one of its own. */
function reviewItem({ reviewOn, language, document, template }: Source, shown: PlanSection[]) {
  if (reviewOn === null) return null
  const place = shown.find(
    ({ canonical, fields }) => canonical === 'review' && fields.some(({ kind }) => kind === 'moments'),
  )
  const fields = template.sections.flatMap((section) => section.fields)
  const isWritten = fields.some(({ id }) => document.moments[id]?.some(({ date }) => date === reviewOn))
  if (isWritten) return null
  const section = place?.id ?? REVIEW
  const title = place ? inLanguage(place.title, language) : REVIEW_WORDS[language].title
  const items = [
    shared('moment', REVIEW, {
      section,
      question: REVIEW_WORDS[language].question,
      date: reviewOn,
      text: '',
    }),
  ]
  const canonical = 'review' as const
  const look = place?.look ?? ('goal' as const)
  return { section, items, withSection: [shared('section', section, { title, canonical, look }), ...items] }
}
const REVIEW = 'terugkijken-op'
const REVIEW_WORDS: Record<Language, { title: string; question: string }> = {
  nl: { title: 'Terugkijken', question: 'Wanneer kijken we samen terug?' },
  en: { title: 'Looking back', question: 'When do we look back together?' },
}
