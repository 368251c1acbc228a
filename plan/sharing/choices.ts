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
  /** It stands in a part about safety, or is a condition that somebody set. */
  isSafety: boolean
}

/** The whole circle is one choice: who is near and who is difficult is no list to pick from. */
export const CIRCLE = '@circle'

const TICKED: readonly ChoiceGroup[] = ['agreements', 'help']

/** What stands in a section as words of the family together. */
const SHARED_WORDS: readonly RecordItem['kind'][] = ['text', 'line', 'moment', 'keeper', 'goal']

export const isSharedWords = ({ kind }: RecordItem): boolean => SHARED_WORDS.includes(kind)

/** `chosen`: what somebody ticked; null for what is ticked beforehand. An id that is no choice is nothing. */
export function choicesOf(record: PlanRecord, chosen: readonly string[] | null): Choice[] {
  const choice = (
    id: string,
    group: ChoiceGroup,
    label: string,
    more: Partial<Pick<Choice, 'author' | 'isSafety'>> = {},
  ): Choice => ({
    ...{ id, group, author: null, isSafety: false, ...more },
    label: clip(label),
    chosen: chosen === null ? TICKED.includes(group) : chosen.includes(id),
  })
  const conditions = record.items.flatMap((item) =>
    item.kind === 'condition' && item.content
      ? [choice(item.id, 'section', item.content.words, { isSafety: true })]
      : [],
  )
  const { parts } = partsOf(record.items)
  const perPart = parts.flatMap(({ id, title, canonical, items }) => {
    const present = items.filter(({ content }) => content !== null)
    const isSafety = canonical === 'safety'
    const group = canonical === 'help' ? 'help' : canonical === 'child' ? 'child-words' : 'section'
    return [
      ...present.flatMap((item) =>
        item.kind === 'agreement' && item.content
          ? [choice(item.id, 'agreements', item.content.what || item.content.when, { isSafety })]
          : [],
      ),
      ...(present.some(isSharedWords) ? [choice(id, group, title, { isSafety })] : []),
      ...present.flatMap((item) => {
        if (item.kind === 'passage' && item.content) {
          const { kind, words } = item.content
          const about = { author: item.author, isSafety }
          return [choice(item.id, kind === 'child-words' ? kind : 'own-words', words, about)]
        }
        return item.kind === 'score' && item.content
          ? [choice(item.id, 'scores', item.content.question, { author: item.author, isSafety })]
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
