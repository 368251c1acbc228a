/** What the plan page derives from a form and a document, for reading and for writing alike. */
import type { PlanDocument } from '#plan/document.ts'
import { isOpen, orderedSections, type PlanSection, progress } from '#plan/form.ts'
import { AGREEMENTS, GOALS, itemsRoot, PEOPLE, textRoot } from '#plan/shape.ts'
import {
  inLanguage,
  isPlaceholder,
  type Language,
  type Template,
  type TemplateField,
} from '#plan/template.ts'

export interface PlanView {
  /** What is shown, in the family's order; each with the fields that can be filled now. */
  shown: PlanSection[]
  /** What waits under "Meer". */
  waiting: PlanSection[]
  progress: ReturnType<typeof progress>
}

export function viewOfPlan(
  template: Template,
  document: PlanDocument,
  scores: Record<string, number>,
  opened: ReadonlySet<string>,
): PlanView {
  const state = progress(template, document, scores)
  const usable = orderedSections(template, document.sections)
    .filter((section) => !section.hidden && !section.fields.every(isPlaceholder))
    .map((section) => ({ ...section, fields: section.fields.filter((field) => !isPlaceholder(field)) }))
  const isShown = (section: PlanSection) =>
    opened.has(section.id) || isOpen(section, state.sections[section.id]?.state ?? 'empty')
  return {
    shown: usable.filter(isShown),
    waiting: usable.filter((section) => !isShown(section)),
    progress: state,
  }
}

export const sectionTitle = (section: Pick<PlanSection, 'title'>, language: Language): string =>
  inLanguage(section.title, language)

export const rootsOf = (field: TemplateField): string[] => {
  if (field.kind === 'text') return [textRoot(field.id)]
  if (field.kind === 'agreements') return [AGREEMENTS]
  if (field.kind === 'goals') return [GOALS]
  if (field.kind === 'circle') return [PEOPLE]
  return [itemsRoot(field.id)]
}

/** Root of the document → the first section that shows it. */
export function sectionsByRoot(sections: readonly PlanSection[]): Map<string, string> {
  const places = new Map<string, string>()
  for (const section of sections) {
    for (const root of section.fields.flatMap(rootsOf)) if (!places.has(root)) places.set(root, section.id)
  }
  return places
}

/** Sections that stand beside each other on wide screens: what goes well and what worries. */
export function inRows(sections: readonly PlanSection[]): PlanSection[][] {
  const rows: PlanSection[][] = []
  for (const section of sections) {
    const row = rows.at(-1)
    const pairs = row?.length === 1 && row[0]?.look === 'good' && section.look === 'worries'
    if (row && pairs && [...row, section].every(isSmall)) row.push(section)
    else rows.push([section])
  }
  return rows
}

const isSmall = (section: PlanSection) => section.fields.length === 1 && section.fields[0]?.kind === 'text'
