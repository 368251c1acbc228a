/** The chapters of a whole plan: one per section that holds something, in the family's own order. */
import { type Contents, contentsOf, type PlanRecord, type RecordItem } from '../record/record.ts'
import type { Agreements } from './agreements.ts'
import type { BookBlock, Chapter } from './book.ts'
import { circleBlocks } from './circle.ts'
import { pictureBlocks } from './drawing.ts'
import type { Part } from './parts.ts'
import { textBlocks, wordsBlock } from './text.ts'
import type { Tongue } from './words.ts'

export interface Reading {
  record: PlanRecord
  parts: Part[]
  agreements: Agreements
  /** "Noor en Sem" */
  middle: string
  tongue: Tongue
}

export function chaptersOf(reading: Reading): Chapter[] {
  const chapters = reading.parts
    .map((part) => chapterOf(part, reading))
    .filter(({ blocks }) => blocks.length > 0)
  return [...chapters, ...fixed(reading), ...signing(reading)]
}

const chapterOf = (part: Part, reading: Reading): Chapter => ({
  id: part.id,
  look: part.look,
  title: part.title,
  blocks: [
    ...(part.canonical === 'safety' ? conditions(reading) : []),
    ...part.items.flatMap((item, at) => [
      ...headingAbove(item, at, part),
      ...blocksOf(item, at, part, reading),
    ]),
  ],
})

/** A question stands above its answer where a section asks more than one. */
function headingAbove(item: RecordItem, at: number, { items }: Part): BookBlock[] {
  const question = questionOf(item)
  if (question === null || question === questionOf(items[at - 1])) return []
  const asked = new Set(items.map(questionOf).filter((one) => one !== null))
  // A scale names its own question.
  return asked.size > 1 && item.kind !== 'score' ? [{ type: 'heading', text: question }] : []
}

const questionOf = (item: RecordItem | undefined): string | null =>
  item?.content && 'question' in item.content ? item.content.question : null

function blocksOf(item: RecordItem, at: number, part: Part, reading: Reading): BookBlock[] {
  const { tongue, agreements, middle } = reading
  const { words } = tongue
  // Items of these kinds are shown together, where the first of them stands.
  const isFirst = !part.items.slice(0, at).some((other) => other.kind === item.kind)
  if (item.kind === 'agreement') return isFirst ? agreements.blocks(part) : []
  if (item.content === null) return [erased(item, reading)]
  switch (item.kind) {
    case 'text':
      return textBlocks(item.content.blocks)
    case 'passage':
      return passage(item.content, nameOf(item.author, reading), reading)
    case 'view':
      return agreements.all.some(({ id }) => id === item.content?.about)
        ? []
        : [
            {
              type: 'quote',
              words: wordsBlock(item.content.words),
              by: nameOf(item.author, reading),
              note: words.labels.view,
              translation: null,
            },
          ]
    case 'line':
    case 'moment':
    case 'keeper':
      return questionOf(item) === questionOf(part.items[at - 1]) && part.items[at - 1]?.kind === item.kind
        ? []
        : [listFrom(part, at, reading)]
    case 'goal':
      return isFirst
        ? [{ type: 'list', items: present(part, 'goal').map(({ title }) => [wordsParagraph(title)]) }]
        : []
    case 'person':
      return isFirst
        ? circleBlocks(
            part.items.flatMap((one) =>
              one.kind === 'person' && one.content ? [{ id: one.id, ...one.content }] : [],
            ),
            middle,
            tongue,
          )
        : []
    case 'score': {
      const { question } = item.content
      const same = part.items.flatMap((one) =>
        one.kind === 'score' && one.content?.question === question ? [one] : [],
      )
      return same[0] === item
        ? [
            {
              type: 'scale',
              question,
              people: same.flatMap(({ author, content }) =>
                content
                  ? [
                      {
                        name: nameOf(author, reading),
                        values: content.values.map(({ on, value }) => ({ date: tongue.date(on), value })),
                      },
                    ]
                  : [],
              ),
            },
          ]
        : []
    }
    default:
      return []
  }
}

const present = <K extends RecordItem['kind']>(part: Part, kind: K): Contents[K][] =>
  part.items.flatMap((one) => (one.kind === kind && one.content !== null ? [one.content as Contents[K]] : []))

const wordsParagraph = (text: string): BookBlock => ({ type: 'paragraph', spans: [{ text }] })

/** Lines, days and who keeps an eye on it: those of one question are one list. */
function listFrom(part: Part, at: number, { record, tongue }: Reading): BookBlock {
  const first = part.items[at] as RecordItem
  const people = new Map(contentsOf(record, 'person').map(({ id, content }) => [id, content.name]))
  const lines: string[] = []
  for (const item of part.items.slice(at)) {
    if (item.kind !== first.kind || questionOf(item) !== questionOf(first)) break
    if (item.content === null) lines.push(tongue.words.erased)
    else if (item.kind === 'line') lines.push(item.content.text)
    else if (item.kind === 'moment')
      lines.push(
        [item.content.date && tongue.date(item.content.date), item.content.text.trim()]
          .filter(Boolean)
          .join(': '),
      )
    else if (item.kind === 'keeper')
      lines.push(
        [
          item.content.who && (people.get(item.content.who) ?? tongue.words.nameless),
          item.content.howOften.trim(),
        ]
          .filter(Boolean)
          .join(': '),
      )
  }
  return { type: 'list', items: lines.map((line) => [wordsParagraph(line)]) }
}

function passage(
  { words, language, translation, writtenDownBy, picture }: Contents['passage'],
  by: string,
  { tongue }: Reading,
): BookBlock[] {
  const quote: BookBlock = {
    type: 'quote',
    words: wordsBlock(words, language === tongue.language ? undefined : language),
    by,
    note: writtenDownBy === null ? null : tongue.words.writtenDown(writtenDownBy),
    translation: translation?.trim() || null,
  }
  return [...(words.trim() ? [quote] : []), ...(picture ? pictureBlocks(picture, by, tongue) : [])]
}

const erased = ({ author }: RecordItem, reading: Reading): BookBlock => ({
  type: 'notice',
  title: reading.tongue.words.erasedTitle(author === null ? null : nameOf(author, reading, null)),
  text: reading.tongue.words.erased,
})

function nameOf(id: string | null, { record, tongue }: Reading): string
function nameOf(id: string | null, reading: Reading, otherwise: null): string | null
function nameOf(
  id: string | null,
  { record, tongue }: Reading,
  otherwise: string | null = tongue.words.nameless,
) {
  return contentsOf(record, 'participant').find((one) => one.id === id)?.content.name ?? otherwise
}

/** In the chapter about safety, or one of their own where the form has none. */
function fixed(reading: Reading): Chapter[] {
  const blocks = reading.parts.some(({ canonical }) => canonical === 'safety') ? [] : conditions(reading)
  return blocks.length > 0
    ? [{ id: 'fixed', look: 'otherwise', title: reading.tongue.words.fixedChapter, blocks }]
    : []
}

function conditions({ record, tongue: { words, date } }: Reading): BookBlock[] {
  return record.items.flatMap((item): BookBlock[] => {
    if (item.kind !== 'condition') return []
    if (item.content === null) return [{ type: 'notice', title: words.fixed, text: words.erased }]
    const { words: text, source, since } = item.content
    const from = source ? ` ${words.fixedFrom(source, since && date(since))}.` : ''
    return [{ type: 'notice', title: words.fixed, text: `${text.trim()}${from}` }]
  })
}

const SIGNING = ['parent', 'youth', 'network']

function signing({ record, agreements, tongue: { words } }: Reading): Chapter[] {
  const cards = contentsOf(record, 'participant')
    .filter(({ content }) => SIGNING.includes(content.role))
    .map(({ id, content }) => ({
      name: content.name,
      role: words.roles[content.role],
      line: agreements.saidBy(id),
    }))
  const isEmpty = cards.length === 0 || agreements.all.length === 0
  return isEmpty
    ? []
    : [{ id: 'signing', look: null, title: words.signing, blocks: [{ type: 'signatures', cards }] }]
}
