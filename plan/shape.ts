/**
 * The shape of a plan's Y.Doc: the names of its roots and the keys of its items. Both sides and every export know
 * a plan only through these names.
 *
 * Structure is keyed data, never nodes of an editor: an editor deletes what its schema does not know, for everybody.
 *
 *   sections            Y.Map<sectionId, SectionItem>   what the family changed: order, hidden, sections of its own
 *   agreements          Y.Map<id, AgreementItem>
 *   goals               Y.Map<id, GoalItem>
 *   people              Y.Map<id, PersonItem>           the circle
 *   text:<fieldId>      Y.XmlFragment                   one rich text field
 *   items:<fieldId>     Y.Map<id, LineItem | MomentItem | KeeperItem>
 *
 * Root types exist by their name and can neither be replaced nor deleted by a client. A form's own sections are not
 * in the document at all: they come from the template, so that no heading can ever appear twice (R-B1).
 */

/** Raise it with a server-side migration and a decision: clients of another version are refused (R-B7). */
export const SCHEMA_VERSION = 1

export const SECTIONS = 'sections'
export const AGREEMENTS = 'agreements'
export const GOALS = 'goals'
export const PEOPLE = 'people'

const TEXT_PREFIX = 'text:'
const ITEMS_PREFIX = 'items:'

export const textRoot = (fieldId: string) => `${TEXT_PREFIX}${fieldId}`
export const itemsRoot = (fieldId: string) => `${ITEMS_PREFIX}${fieldId}`

/** A field id of a form, or the id of a section that the family added. */
export const FIELD_ID = /^[a-z][a-z0-9-]{0,39}$/

/** True for a root that a plan may have, whatever its form. */
export function isKnownRoot(name: string): boolean {
  if (name === SECTIONS || name === AGREEMENTS || name === GOALS || name === PEOPLE) return true
  if (name.startsWith(TEXT_PREFIX)) return FIELD_ID.test(name.slice(TEXT_PREFIX.length))
  if (name.startsWith(ITEMS_PREFIX)) return FIELD_ID.test(name.slice(ITEMS_PREFIX.length))
  return false
}

/** Nodes and marks of the rich text, the whole of them (R-B8: every content expression is `*`). */
export const RICH_TEXT_NODES = ['paragraph', 'bulletList', 'listItem'] as const
export const RICH_TEXT_MARKS = ['bold', 'italic'] as const

/**
 * Keys of the items, and of `people` inside an agreement. Y.Text keys hold words (`what`, `when`, `name`, `title`,
 * `text`, `howOften`); the others are plain values; never both.
 *
 *   AgreementItem  order, section, what, when, who: Y.Map<personId, true>, until (yyyy-mm-dd), fallback: personId, goal: goalId
 *   GoalItem       order, title
 *   PersonItem     order, name, kind, ring (1 near … 3 far), contact
 *   LineItem       order, text
 *   MomentItem     order, date (yyyy-mm-dd), text
 *   KeeperItem     order, who: personId, howOften
 *   SectionItem    order, hidden, asked, added: true, title
 */
export const PERSON_KINDS = ['household', 'family', 'friend', 'help'] as const
export type PersonKind = (typeof PERSON_KINDS)[number]
export const CONTACTS = ['normal', 'strong', 'difficult'] as const
export type Contact = (typeof CONTACTS)[number]
export const RINGS = [1, 2, 3] as const
export type Ring = (typeof RINGS)[number]
