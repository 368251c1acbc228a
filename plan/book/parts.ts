/**
 * A record's items under the sections they stand in. An item that does not name its section stands in the one before it:
 * goals, people and erased words have nothing else that says where they were.
 */
import type { RecordItem } from '../record/record.ts'
import type { SectionLook } from '../template.ts'

export interface Part {
  id: string
  title: string
  canonical: string | null
  look: SectionLook | null
  items: RecordItem[]
}

export interface Parts {
  parts: Part[]
  /** What stood before every section: names that agreements use. */
  before: RecordItem[]
}

/** Told elsewhere: with the agreement they answer, or as a chapter of their own. */
const ELSEWHERE = ['plan', 'participant', 'acceptance', 'condition']

export function partsOf(items: readonly RecordItem[]): Parts {
  const parts: Part[] = []
  const before: RecordItem[] = []
  for (const item of items) {
    if (item.kind === 'section') {
      const { title, canonical, look } = item.content ?? { title: '', canonical: null, look: null }
      parts.push({ id: item.id, title, canonical, look, items: [] })
    } else if (!ELSEWHERE.includes(item.kind)) {
      const named = item.content && 'section' in item.content ? item.content.section : null
      const part = parts.find(({ id }) => id === named) ?? parts.at(-1)
      if (part) part.items.push(item)
      else before.push(item)
    }
  }
  return { parts, before }
}
