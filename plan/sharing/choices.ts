/**
 * What can be ticked before something is sent, and what is ticked beforehand: agreements and the help that is asked for.
 * Own words, the words of a child, numbers and the circle never go by themselves.
 */
import { partsOf } from '../book/parts.ts'
import type { PlanRecord, RecordItem } from '../record/record.ts'

export type ChoiceGroup =
  | 'agreements'
  | 'help'
  | 'section'
  | 'own-words'
  | 'child-words'
  | 'scores'
  | 'circle'

/** One thing that can be ticked. */
export interface Choice {
  id: string
  group: ChoiceGroup
  /** As it is called in the plan, or how it begins. */
  label: string
  chosen: boolean
  /** The participant whose own words these are. */
  author: string | null
}

/** The whole circle is one choice: who is near and who is difficult is no list to pick from. */
export const CIRCLE = '@circle'

const TICKED: readonly ChoiceGroup[] = ['agreements', 'help']

/** What stands in a section as words of the family together. */
const SHARED_WORDS: readonly RecordItem['kind'][] = ['text', 'line', 'moment', 'keeper', 'goal']

export const isSharedWords = ({ kind }: RecordItem): boolean => SHARED_WORDS.includes(kind)

/** `chosen`: what somebody ticked; null for what is ticked beforehand. An id that is no choice is nothing. */
export function choicesOf(record: PlanRecord, chosen: readonly string[] | null): Choice[] {
  const choice = (id: string, group: ChoiceGroup, label: string, author: string | null = null): Choice => ({
    ...{ id, group, author },
    label: clip(label),
    chosen: chosen === null ? TICKED.includes(group) : chosen.includes(id),
  })
  const conditions = record.items.flatMap((item) =>
    item.kind === 'condition' && item.content ? [choice(item.id, 'section', item.content.words)] : [],
  )
  const { parts } = partsOf(record.items)
  const perPart = parts.flatMap(({ id, title, canonical, items }) => {
    const present = items.filter(({ content }) => content !== null)
    const group = canonical === 'help' ? 'help' : canonical === 'child' ? 'child-words' : 'section'
    return [
      ...present.flatMap((item) =>
        item.kind === 'agreement' && item.content
          ? [choice(item.id, 'agreements', item.content.what || item.content.when)]
          : [],
      ),
      ...(present.some(isSharedWords) ? [choice(id, group, title)] : []),
      ...present.flatMap((item) => {
        if (item.kind === 'passage' && item.content) {
          const { kind, words } = item.content
          return [choice(item.id, kind === 'child-words' ? kind : 'own-words', words, item.author)]
        }
        return item.kind === 'score' && item.content
          ? [choice(item.id, 'scores', item.content.question, item.author)]
          : []
      }),
      ...(present.some(({ kind }) => kind === 'person') ? [choice(CIRCLE, 'circle', title)] : []),
    ]
  })
  return [...conditions, ...perPart]
}

const LABEL_LENGTH = 120
const clip = (text: string) => {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > LABEL_LENGTH ? `${line.slice(0, LABEL_LENGTH).trimEnd()}…` : line
}
