/** For a child under twelve: what was agreed and wished, who does it, and the own words. */
import type { ItemKind, RecordItem } from '#plan/record/record.ts'

const KINDS: readonly ItemKind[] = ['plan', 'goal', 'agreement', 'person']

export const forChild = (items: readonly RecordItem[], childParticipantId: string): RecordItem[] => {
  const kept = items.filter(({ kind, author }) => KINDS.includes(kind) || author === childParticipantId)
  const sections = new Set(
    kept.flatMap(({ content }) => (content && 'section' in content ? [content.section] : [])),
  )
  return items.filter((item) => kept.includes(item) || (item.kind === 'section' && sections.has(item.id)))
}
