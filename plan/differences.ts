/** What differs between a plan and its private room, in words for who chooses what everyone will see. */
import type * as Y from 'yjs'
import { type PlanDocument, plainText, readPlan } from './document.ts'
import { type Change, changesBetween } from './merge.ts'
import { AGREEMENTS, GOALS, itemsRoot, PEOPLE, SECTIONS, textRoot } from './shape.ts'
import type { Localized, Template } from './template.ts'

export type DifferenceKind =
  | 'text'
  | 'agreement'
  | 'goal'
  | 'person'
  | 'line'
  | 'moment'
  | 'keeper'
  | 'section'
  | 'order'

/** One side of a difference. */
export interface Said {
  /** What people wrote, a line per paragraph. */
  words: string
  /** Choices and dates, for the screen to put into words; empty ones are left out. */
  facts: Record<string, string>
}

export interface Difference {
  id: string
  kind: DifferenceKind
  /** The question that it answers, or the title of a section of the form. */
  question: Localized | null
  /** Null where it was not there. */
  before: Said | null
  after: Said | null
}

export function differencesBetween(plan: Y.Doc, room: Y.Doc, form: Template): Difference[] {
  const [before, after] = [readPlan(plan, form), readPlan(room, form)]
  return changesBetween(plan, room).map((change) => {
    const kind = kindOf(change, form)
    return {
      id: change.id,
      kind,
      question: questionOf(change, form, kind),
      before: say(change, kind, before),
      after: say(change, kind, after),
    }
  })
}

const KINDS: Partial<Record<string, DifferenceKind>> = {
  [AGREEMENTS]: 'agreement',
  [GOALS]: 'goal',
  [PEOPLE]: 'person',
  [SECTIONS]: 'section',
}

const fieldsOf = (form: Template) => form.sections.flatMap((section) => section.fields)
const fieldOf = ({ root }: Change, form: Template) =>
  fieldsOf(form).find(({ id }) => root === textRoot(id) || root === itemsRoot(id))

function kindOf(change: Change, form: Template): DifferenceKind {
  if (change.kind !== 'item') return change.kind
  const known = KINDS[change.root]
  if (known) return known
  const field = fieldOf(change, form)?.kind
  return field === 'moments' ? 'moment' : field === 'person' ? 'keeper' : 'line'
}

function questionOf(change: Change, form: Template, kind: DifferenceKind): Localized | null {
  const field = fieldOf(change, form)
  if (field) return field.question
  if (kind === 'section') return form.sections.find(({ id }) => id === change.item)?.title ?? null
  const list = kind === 'order' ? KINDS[change.root] : kind
  const wanted =
    list === 'agreement' ? 'agreements' : list === 'goal' ? 'goals' : list === 'person' ? 'circle' : null
  return fieldsOf(form).find((each) => each.kind === wanted)?.question ?? null
}

/** Only what is there: an empty fact says nothing. */
const facts = (given: Record<string, string | null | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter((pair): pair is [string, string] => Boolean(pair[1])))

const withId = <T extends { id: string }>(items: readonly T[] | undefined, id: string | null) =>
  items?.find((item) => item.id === id)

function say({ root, item, kind: what }: Change, kind: DifferenceKind, document: PlanDocument): Said | null {
  const nameOf = (id: string | null) => withId(document.people, id)?.name ?? null
  if (what === 'order') return null
  switch (kind) {
    case 'text': {
      const words = plainText(document.texts[root.slice(textRoot('').length)] ?? [])
      return words.trim() ? { words, facts: {} } : null
    }
    case 'agreement': {
      const found = withId(document.agreements, item)
      if (!found) return null
      const who = found.who.map(nameOf).filter(Boolean).join(', ')
      const { when, until } = found
      const goal = withId(document.goals, found.goal)?.title
      return { words: found.what, facts: facts({ who, when, until, fallback: nameOf(found.fallback), goal }) }
    }
    case 'goal': {
      const found = withId(document.goals, item)
      return found ? { words: found.title, facts: {} } : null
    }
    case 'person': {
      const found = withId(document.people, item)
      if (!found) return null
      return {
        words: found.name,
        facts: { kind: found.kind, ring: String(found.ring), contact: found.contact },
      }
    }
    case 'section': {
      const found = withId(document.sections, item)
      if (!found) return null
      return { words: found.title ?? '', facts: facts({ hidden: found.hidden ? 'yes' : null }) }
    }
    default:
      return sayItem(root, item, document, nameOf)
  }
}

function sayItem(
  root: string,
  item: string | null,
  document: PlanDocument,
  nameOf: (id: string | null) => string | null,
): Said | null {
  const field = root.slice(itemsRoot('').length)
  const moment = withId(document.moments[field], item)
  if (moment) return { words: moment.text, facts: facts({ date: moment.date }) }
  const keeper = withId(document.keepers[field], item)
  if (keeper) return { words: '', facts: facts({ who: nameOf(keeper.who), howOften: keeper.howOften }) }
  const line = withId(document.lines[field], item)
  return line ? { words: line.text, facts: {} } : null
}
