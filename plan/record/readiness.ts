/** What a plan could still use before it is settled. None of it blocks. */
import { missingFrom } from '../agreement.ts'
import { isPlaceholder, type Localized, type TemplateSection } from '../template.ts'
import { contentsOf, type ItemKind, type PlanRecord } from './record.ts'

export type Lack =
  | { what: 'nobody-else' }
  | { what: 'no-agreement' }
  /** The first thing missing from an agreement. */
  | { what: 'agreement'; id: string; agreement: string; missing: 'person' | 'moment' | 'verb' }
  | { what: 'unanswered'; name: string; agreements: number }
  | { what: 'section'; id: string; title: Localized }
  | { what: 'no-review' }

export interface ToSettle {
  /** The whole plan as it would be settled, without a day to look back. */
  record: PlanRecord
  /** Who takes part. */
  people: number
  /** Of the form, as the family uses it. */
  sections: readonly (Pick<TemplateSection, 'id' | 'importance' | 'fields'> & {
    title: Localized
    hidden: boolean
  })[]
  /** Who was asked about an agreement and did not answer: a name for each question. */
  waiting: readonly string[]
}

/** Words of a family; who takes part alone is no plan. */
const WRITTEN: readonly ItemKind[] = [
  'text',
  'line',
  'moment',
  'keeper',
  'goal',
  'agreement',
  'passage',
  'person',
]

export const isEmptyPlan = ({ items }: PlanRecord): boolean =>
  !items.some(({ kind, content }) => content !== null && WRITTEN.includes(kind))

export function lacksOf({ record, people, sections, waiting }: ToSettle): Lack[] {
  const agreements = contentsOf(record, 'agreement')
  const filled = new Set(record.items.filter(({ kind }) => kind === 'section').map(({ id }) => id))
  const unanswered = Map.groupBy(waiting, (name) => name)
  return [
    ...(people < 2 ? [{ what: 'nobody-else' } as const] : []),
    ...(agreements.length === 0 ? [{ what: 'no-agreement' } as const] : []),
    ...agreements.flatMap(({ id, content }): Lack[] => {
      const missing = missingFrom(content)
      return missing
        ? [{ what: 'agreement', id, agreement: content.what.trim() || content.when, missing }]
        : []
    }),
    ...[...unanswered].map(([name, all]): Lack => ({ what: 'unanswered', name, agreements: all.length })),
    ...sections
      .filter(
        ({ importance, hidden, fields }) =>
          importance === 'required' && !hidden && !fields.every(isPlaceholder),
      )
      .filter(({ id, fields }) => !filled.has(id) && !fields.some(({ kind }) => kind === 'agreements'))
      .map(({ id, title }): Lack => ({ what: 'section', id, title })),
    ...(contentsOf(record, 'moment').some(({ content }) => content.date !== null)
      ? []
      : [{ what: 'no-review' } as const]),
  ]
}
