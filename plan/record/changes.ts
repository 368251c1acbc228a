/** What is different between two versions, in the reading order of the newer one: for "Wat is er veranderd?". */
import type { ItemKind } from './record.ts'

/** `was`, `is`: plain words of the item in each version. */
export interface Change {
  kind: 'added' | 'changed' | 'removed'
  item: ItemKind
  id: string
  /** The section in which it stands; null for the plan as a whole. */
  section: { id: string; title: string } | null
  /** The question above it, or empty. */
  question: string
  was: string | null
  is: string | null
}
