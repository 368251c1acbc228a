/**
 * A form as one family uses it: in their order, with the sections they added, and how far they are. The screen, the
 * progress and every export look at a form only through this.
 */
import type { Agreement, PlanDocument, SectionChange } from './document.ts'
import { initialKeys } from './item-order.ts'
import { plainText } from './plain-text.ts'
import {
  type CanonicalSection,
  isPlaceholder,
  type Localized,
  type SectionLook,
  type Template,
  type TemplateField,
  type TemplateSection,
} from './template.ts'

export interface PlanSection {
  id: string
  /** Null for a section that the family added. */
  canonical: CanonicalSection | null
  look: SectionLook
  title: Localized
  importance: TemplateSection['importance']
  /** Waits under "Meer" until somebody asks for it. */
  later: boolean
  hidden: boolean
  added: boolean
  /** The fractional key it has now, its own or the one of its place in the form: what `keysToPlace` needs. */
  order: string
  fields: TemplateField[]
}

/** All sections in the family's order, hidden ones included. */
export function orderedSections(form: Template, changes: readonly SectionChange[]): PlanSection[] {
  const keys = initialKeys(form.sections.length + 1)
  const last = keys[form.sections.length] as string
  const changeOf = new Map(changes.map((change) => [change.id, change]))
  const own = form.sections.map((section, position) => {
    const change = changeOf.get(section.id)
    return {
      ...section,
      later: section.later === true && change?.asked !== true,
      hidden: change?.hidden === true,
      added: false,
      order: change?.order ?? (keys[position] as string),
    }
  })
  const taken = new Set(
    form.sections.flatMap((section) => [section.id, ...section.fields.map((field) => field.id)]),
  )
  const added = changes
    .filter((change) => !taken.has(change.id))
    .flatMap((change) => addedSection(change, last))
  return [...own, ...added].sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id))
}

/** One text under a title of their own; its root in the document is named by the section's id. */
function addedSection(change: SectionChange, last: string): PlanSection[] {
  if (change.title === null) return []
  const title = { nl: change.title }
  return [
    {
      id: change.id,
      canonical: null,
      look: 'goal',
      title,
      importance: 'optional',
      later: false,
      hidden: change.hidden,
      added: true,
      order: change.order ?? last,
      fields: [{ id: change.id, kind: 'text', question: title }],
    },
  ]
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The agreements per section. One that names no list of this form stands in the first: never out of sight. */
export function agreementsBySection(
  form: Template,
  agreements: readonly Agreement[],
): Map<string, Agreement[]> {
  const lists = form.sections.filter((section) => section.fields.some((field) => field.kind === 'agreements'))
  const bySection = new Map<string, Agreement[]>(lists.map((section) => [section.id, []]))
  const first = lists[0]?.id
  for (const agreement of agreements) {
    const named = agreement.section !== null && bySection.has(agreement.section) ? agreement.section : first
    if (named !== undefined) bySection.get(named)?.push(agreement)
  }
  return bySection
}

export interface SectionProgress {
  state: 'empty' | 'begun'
  /** What is written there: a text counts for one, a list for each line that says something. */
  count: number
}

export interface Progress {
  sections: Record<string, SectionProgress>
  /** Of the sections that a family sees now: neither hidden, nor waiting empty under "Meer". */
  begun: number
  total: number
}

/**
 * A section that waits under "Meer" opens by itself once something is written in it. The circle does not: naming
 * somebody in an agreement puts that person in it, and the drawing still waits until it is asked for.
 */
export const isOpen = (section: PlanSection, state: SectionProgress['state']): boolean =>
  !section.later || (state === 'begun' && section.fields.some((field) => field.kind !== 'circle'))

/** `scores`: how many scores each scale field has; they are not in the document. */
export function progress(form: Template, plan: PlanDocument, scores: Record<string, number> = {}): Progress {
  const agreements = agreementsBySection(form, plan.agreements)
  const sections = orderedSections(form, plan.sections)
  const perSection: Record<string, SectionProgress> = {}
  let begun = 0
  let total = 0
  for (const section of sections) {
    const counts = section.fields.map((field) =>
      field.kind === 'agreements' ? filled(agreements.get(section.id)) : countOf(field, plan, scores),
    )
    const count = counts.reduce((sum, each) => sum + each, 0)
    const state = count > 0 ? 'begun' : 'empty'
    perSection[section.id] = { state, count }
    const seen = !section.hidden && isOpen(section, state) && !section.fields.every(isPlaceholder)
    if (seen) total += 1
    if (seen && state === 'begun') begun += 1
  }
  return { sections: perSection, begun, total }
}

function countOf(field: TemplateField, plan: PlanDocument, scores: Record<string, number>): number {
  switch (field.kind) {
    case 'text':
      return plainText(plan.texts[field.id] ?? []).trim() === '' ? 0 : 1
    case 'lines':
      return (plan.lines[field.id] ?? []).filter((line) => line.text.trim() !== '').length
    case 'moments':
      return (plan.moments[field.id] ?? []).filter((one) => one.date !== null || one.text.trim() !== '')
        .length
    case 'person':
      return (plan.keepers[field.id] ?? []).filter((one) => one.who !== null || one.howOften.trim() !== '')
        .length
    case 'goals':
      return plan.goals.filter((goal) => goal.title.trim() !== '').length
    case 'circle':
      return plan.people.filter((person) => person.name.trim() !== '').length
    case 'scale':
      return scores[field.id] ?? 0
    default:
      return 0
  }
}

/** A row that was only opened does not count. */
const filled = (agreements: readonly Agreement[] = []): number =>
  agreements.filter((one) => one.what.trim() !== '' || one.when.trim() !== '' || one.who.length > 0).length
