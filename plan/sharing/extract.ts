/**
 * From a settled version to what one recipient gets: the chosen things, the names they need, and nothing else. Nothing
 * in it tells what, or how much, was left out. Pure: the same choice from the same version is the same text.
 */
import { partsOf } from '../book/parts.ts'
import type { PlanRecord, RecordItem } from '../record/record.ts'
import { CIRCLE, isSharedWords } from './choices.ts'

/** Whose own words stay out, whatever was chosen: who said no, and who was not asked or did not answer. */
export interface TakenOut {
  /** Participants' ids. */
  authors: ReadonlySet<string>
  /** Of a child under twelve: words by that child, and what the family wrote down of them. */
  childWords: boolean
  /** Participants who are a child under twelve whose words stay out. */
  children: ReadonlySet<string>
}
export const NOTHING_OUT: TakenOut = { authors: new Set(), childWords: false, children: new Set() }

type Of<K extends RecordItem['kind']> = Extract<RecordItem, { kind: K }>

export function extractOf<R extends PlanRecord>(record: R, chosen: readonly string[], out = NOTHING_OUT): R {
  const picked = new Set(chosen)
  const isOut = ({ author }: RecordItem) =>
    author !== null && (out.authors.has(author) || out.children.has(author))

  const kept = new Set<RecordItem>()
  const sections = new Set<string>()
  for (const { id, canonical, items } of partsOf(record.items).parts) {
    for (const item of items) {
      if (item.content === null) continue
      const isPicked = isSharedWords(item)
        ? picked.has(id) && !(out.childWords && canonical === 'child')
        : item.kind === 'person'
          ? picked.has(CIRCLE)
          : ['agreement', 'passage', 'score'].includes(item.kind) && picked.has(item.id) && !isOut(item)
      if (!isPicked) continue
      kept.add(item)
      sections.add(id)
    }
  }
  for (const item of record.items) {
    if (item.kind === 'condition' && item.content && picked.has(item.id)) kept.add(item)
  }

  // What stands beside something goes where that goes: another view never gets lost on the way.
  const has = (id: string) => [...kept].some((item) => item.id === id)
  const abouts = new Set(record.items.filter(({ kind }) => kind === 'section').map(({ id }) => id))
  for (const item of record.items) {
    if (item.kind === 'acceptance' && item.content && has(item.content.agreement)) kept.add(item)
    if (item.kind !== 'view' || !item.content || isOut(item)) continue
    const { about } = item.content
    const isBeside = has(about) || (abouts.has(about) && picked.has(about) && sections.has(about))
    if (isBeside) kept.add(item)
  }

  const needed = namesIn([...kept])
  const named = record.items.filter(
    (item): item is Of<'person'> => item.kind === 'person' && item.content !== null && needed.has(item.id),
  )
  const people = new Set<RecordItem>([...named, ...[...kept].filter(({ kind }) => kind === 'person')])
  const authors = new Set([...kept].flatMap(({ author }) => author ?? []))
  const goals = new Set([...kept].filter(({ kind }) => kind === 'goal').map(({ id }) => id))
  const participants = record.items.filter(
    (item) => item.kind === 'participant' && item.content !== null && authors.has(item.id),
  )

  const before = named.filter((item) => !kept.has(item)).map((item) => onlyName(item, authors))
  const rest = record.items.flatMap((item): RecordItem[] => {
    if (item.kind === 'section') return sections.has(item.id) ? [item] : []
    if (!kept.has(item)) return []
    if (people.has(item)) return [withKnownParticipant(item as Of<'person'>, authors)]
    if (item.kind === 'agreement') return [withKnownGoal(item, goals)]
    if (item.kind === 'acceptance') return [out.authors.has(item.author ?? '') ? withoutReason(item) : item]
    return [item]
  })
  const plan = record.items.filter(({ kind }) => kind === 'plan')
  return { ...record, items: [...plan, ...participants, ...before, ...rest] }
}

/** Names and headings alone say nothing. */
export const isEmptyExtract = (record: PlanRecord): boolean =>
  !record.items.some(({ kind }) => !['plan', 'participant', 'section', 'person'].includes(kind))

/** Ids of the people of the circle whom these items name. */
function namesIn(items: readonly RecordItem[]): Set<string> {
  const ids = items.flatMap((item) => {
    if (item.kind === 'agreement' && item.content)
      return [...item.content.who, ...(item.content.fallback ? [item.content.fallback] : [])]
    return item.kind === 'keeper' && item.content?.who ? [item.content.who] : []
  })
  return new Set(ids)
}

/** A changed item is no longer the sealed one: its salt would only suggest that. */
const changed = <T extends RecordItem>({ salt: _, ...item }: T, content: T['content']): T =>
  ({ ...item, content }) as T

/** A name, and nothing of how near or how difficult somebody is. */
function onlyName(item: Of<'person'>, participants: ReadonlySet<string>): RecordItem {
  if (!item.content) return item
  const { name, kind, participant } = item.content
  const known = participant !== null && participants.has(participant) ? participant : null
  return changed(item, { name, kind, ring: 2, contact: 'normal', participant: known })
}

function withKnownParticipant(item: Of<'person'>, participants: ReadonlySet<string>): RecordItem {
  const participant = item.content?.participant ?? null
  if (!item.content || participant === null || participants.has(participant)) return item
  return changed(item, { ...item.content, participant: null })
}

function withKnownGoal(item: Of<'agreement'>, goals: ReadonlySet<string>): RecordItem {
  if (!item.content?.goal || goals.has(item.content.goal)) return item
  return changed(item, { ...item.content, goal: null })
}

/** The answer itself stays, or an agreement would look like one that everybody agreed to. */
function withoutReason(item: Of<'acceptance'>): RecordItem {
  return item.content?.because ? changed(item, { ...item.content, because: null }) : item
}
