/**
 * The name of somebody who was erased, in what others wrote or said: in the circle, and as who wrote something down. The
 * item stays without the name; its salt goes, so that its digest tells nothing of what stood there.
 */
import type { Language } from '../template.ts'
import type { RecordItem } from './record.ts'

export const ERASED_NAME: Record<Language, string> = { nl: 'naam gewist', en: 'name erased' }

export interface WhoseName {
  participantId: string
  language: Language
  /** Ids of items that this person wrote down for another. */
  writtenDown: ReadonlySet<string>
}

/** The content without that name; null where it does not hold it. */
export function withoutName(
  { id, kind, content }: RecordItem,
  { participantId, language, writtenDown }: WhoseName,
): RecordItem['content'] {
  const name = ERASED_NAME[language]
  if (content === null) return null
  if (kind === 'person') return content.participant === participantId ? { ...content, name } : null
  if (kind === 'acceptance') return writtenDown.has(id) ? { ...content, enteredBy: name } : null
  if (kind === 'passage') return writtenDown.has(id) ? { ...content, writtenDownBy: name } : null
  return null
}
