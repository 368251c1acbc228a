/** What is different between two versions, in the reading order of the newer one: for "Wat is er veranderd?". */
import { plainText } from '../document.ts'
import type { Language } from '../template.ts'
import { canonicalText } from './canonical.ts'
import { type Contents, contentsOf, type ItemKind, type PlanRecord, type RecordItem } from './record.ts'

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

/** Answers and numbers have a history of their own; a section shows by what stands in it. */
const COMPARED: readonly ItemKind[] = [
  'text',
  'line',
  'moment',
  'keeper',
  'goal',
  'person',
  'agreement',
  'passage',
  'condition',
  'view',
  'participant',
]

export function changesBetween(from: PlanRecord, to: PlanRecord): Change[] {
  const before = new Map(compared(from).map((item) => [keyOf(item), item]))
  const after = new Map(compared(to).map((item) => [keyOf(item), item]))
  const now = [...after.values()].flatMap((item): Change[] => {
    const old = before.get(keyOf(item))
    if (item.content === null || old?.content === null) return []
    if (old && canonicalText(old.content) === canonicalText(item.content)) return []
    const [was, is] = [old ? wordsOf(old, from) : null, wordsOf(item, to)]
    // Only an id behind the words is another one.
    if (was === is) return []
    return [{ ...placeOf(item, to), kind: old ? 'changed' : 'added', was, is }]
  })
  const gone = compared(from)
    .filter((item) => item.content !== null && !after.has(keyOf(item)))
    .map((item): Change => ({ ...placeOf(item, from), kind: 'removed', was: wordsOf(item, from), is: null }))
  return [...now, ...gone]
}

/** Whom an agreement names is told with the agreement, where no circle was drawn. */
const compared = (record: PlanRecord) =>
  record.items.filter(
    (item) => COMPARED.includes(item.kind) && (item.kind !== 'person' || sectionOf(item, record) !== null),
  )
const keyOf = ({ kind, id }: RecordItem) => `${kind} ${id}`

function placeOf(item: RecordItem, record: PlanRecord): Pick<Change, 'item' | 'id' | 'section' | 'question'> {
  const content: object = item.content ?? {}
  const question = 'question' in content ? String(content.question) : ''
  return { item: item.kind, id: item.id, section: sectionOf(item, record), question }
}

/** The heading above it in reading order; people and conditions belong to the plan as a whole. */
function sectionOf(item: RecordItem, { items }: PlanRecord): Change['section'] {
  if (item.kind === 'participant' || item.kind === 'condition') return null
  const above = items.slice(0, items.indexOf(item)).findLast(({ kind }) => kind === 'section')
  return above?.kind === 'section' && above.content ? { id: above.id, title: above.content.title } : null
}

const WORDS: Record<Language, { until: string; fallback: string }> = {
  nl: { until: 'tot', fallback: 'Als het niet lukt:' },
  en: { until: 'until', fallback: 'If it does not work out:' },
}

function wordsOf(item: RecordItem, record: PlanRecord): string {
  const { content } = item
  if (content === null) return ''
  const name = (id: string | null) => (id === null ? '' : nameOf(record, id))
  switch (item.kind) {
    case 'text':
      return plainText(item.content?.blocks ?? []).trim()
    case 'line':
      return item.content?.text ?? ''
    case 'moment':
      return joined(' ', item.content?.date ?? '', item.content?.text ?? '')
    case 'keeper':
      return joined(': ', name(item.content?.who ?? null), item.content?.howOften ?? '')
    case 'goal':
      return item.content?.title ?? ''
    case 'person':
    case 'participant':
      return item.content?.name ?? ''
    case 'agreement':
      return item.content ? agreementWords(item.content, record) : ''
    case 'passage':
    case 'condition':
    case 'view':
      return item.content?.words ?? ''
    default:
      return ''
  }
}

/** One agreement as one sentence. */
function agreementWords(agreement: Contents['agreement'], record: PlanRecord): string {
  const { until, fallback } = WORDS[languageOf(record)]
  const who = agreement.who.map((id) => nameOf(record, id)).filter(Boolean)
  const when = agreement.when.trim()
  // One sentence: what was written with a full stop goes on here.
  const what = joined(', ', when === '' ? agreement.what.trim() : withoutStop(agreement.what), when)
  const sentence = joined(': ', who.join(', '), what)
  const otherwise = agreement.fallback === null ? '' : nameOf(record, agreement.fallback)
  return joined(
    '. ',
    joined(', ', sentence, agreement.until === null ? '' : `${until} ${agreement.until}`),
    otherwise && `${fallback} ${otherwise}`,
  )
}

const withoutStop = (text: string) => text.trim().replace(/(?<!\.)\.$/, '')
const joined = (between: string, ...parts: string[]) => parts.filter((part) => part !== '').join(between)
const nameOf = (record: PlanRecord, personId: string): string =>
  contentsOf(record, 'person').find(({ id }) => id === personId)?.content.name ?? ''
const languageOf = (record: PlanRecord): Language => contentsOf(record, 'plan')[0]?.content.language ?? 'nl'
