/**
 * A plan as a record: a list of items, each with one author, in reading order. A seal digests it item by item, an
 * export shows it, erasing empties one item of it. What a reader may not see is not in the list: no gap, no number.
 *
 * The published JSON Schema is `familiegroepsplan-v1.schema.json` beside this file. Values are plain JSON, text is NFC,
 * dates are `yyyy-mm-dd` in Amsterdam, moments ISO 8601 in UTC with seconds.
 */
import type { Block } from '../document.ts'
import type { Picture } from '../picture.ts'
import type { Role } from '../roles.ts'
import type { Contact, PersonKind, Ring } from '../shape.ts'
import type { CanonicalSection, Language, SectionLook } from '../template.ts'

export const RECORD_SCHEMA = 'familiegroepsplan-v1'

/** What an item holds, by kind. Ids of other items are the ids they have in this record. */
export interface Contents {
  /** What the plan is: one item, the first. */
  plan: {
    language: Language
    form: { id: string; version: number; title: string }
    children: { id: string; name: string; unborn: boolean }[]
  }
  participant: { name: string; role: Role; employer: string | null }
  section: { title: string; canonical: CanonicalSection | null; look: SectionLook }
  /** The shared words of one field; `question` stands above it. */
  text: { section: string; question: string; blocks: Block[] }
  line: { section: string; question: string; text: string }
  moment: { section: string; question: string; date: string | null; text: string }
  keeper: { section: string; question: string; who: string | null; howOften: string }
  goal: { title: string }
  /** Somebody of the circle; `participant`: who that is in the plan, where known. */
  person: { name: string; kind: PersonKind; ring: Ring; contact: Contact; participant: string | null }
  agreement: {
    section: string | null
    what: string
    when: string
    who: string[]
    until: string | null
    fallback: string | null
    goal: string | null
  }
  /** One person's answer to one agreement, bound to its exact text (`digest`: hex SHA-256 of that). */
  acceptance: {
    agreement: string
    answer: 'yes' | 'but' | 'no'
    because: string | null
    digest: string
    on: string
    /** How it was given; `enteredBy`: the name of who wrote it down. */
    origin: 'own' | 'table' | 'paper' | 'phone'
    enteredBy: string | null
  }
  /** Numbers of one person on one scale, the oldest first; only shown ones. */
  score: { section: string; question: string; values: { on: string; value: number }[] }
  /** Words of one person that stand in the plan. */
  passage: {
    section: string | null
    kind: 'own-passage' | 'child-words'
    words: string
    picture: Picture | null
    language: string
    translation: string | null
    writtenDownBy: string | null
  }
  /** A condition of Veilig Thuis, a GI or the team. */
  condition: { words: string; source: string; since: string }
  /** A differing view beside another item, in the same size. `about`: a field, agreement, passage or section id. */
  view: { about: string; words: string }
}
export type ItemKind = keyof Contents

export type RecordItem = {
  [K in ItemKind]: {
    id: string
    kind: K
    /** A participant's id; null for what the family wrote together. */
    author: string | null
    /** Null once it was erased: it then reads "tekst gewist", and the seal stays valid. */
    content: Contents[K] | null
    /** Of a version: hex; the seal holds SHA-256(salt ‖ canonical text of id, kind, author and content). Goes with the text, or with a name in it. */
    salt?: string
  }
}[ItemKind]

export interface PlanRecord {
  schema: typeof RECORD_SCHEMA
  planId: string
  /** Null for a draft. */
  version: number | null
  /** When it was settled, or read for a draft. */
  at: string
  /** Of a version: hex SHA-256 of its seal. */
  seal?: string
  items: RecordItem[]
}

/** The items of one kind that still have their words. */
export function contentsOf<K extends ItemKind>(
  record: PlanRecord,
  kind: K,
): { id: string; author: string | null; content: Contents[K] }[] {
  return record.items.flatMap((item) =>
    item.kind === kind && item.content !== null
      ? [{ id: item.id, author: item.author, content: item.content as Contents[K] }]
      : [],
  )
}
