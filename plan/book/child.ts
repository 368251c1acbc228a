/** For a child: the own words and drawings back, what everybody wishes and does. No worries, numbers or quarrels. */
import { contentsOf } from '../record/record.ts'
import type { BookBlock, Chapter } from './book.ts'
import type { Reading } from './chapters.ts'
import { drawCircle } from './circle.ts'
import { pictureBlocks } from './drawing.ts'
import type { Part } from './parts.ts'
import { textBlocks, wordsBlock } from './text.ts'

export function childChapters(reading: Reading): Chapter[] {
  const { words } = reading.tongue
  const chapters: Chapter[] = [
    { id: 'own', look: 'child', title: words.forChild.own, blocks: ownWords(reading) },
    { id: 'wish', look: 'goal', title: words.forChild.wish, blocks: wishes(reading) },
    { id: 'doing', look: 'agreements', title: words.forChild.doing, blocks: doing(reading) },
    { id: 'people', look: 'circle', title: words.forChild.people, blocks: near(reading) },
    { id: 'look-back', look: 'scale', title: words.forChild.lookBack, blocks: lookingBack(reading) },
  ]
  return chapters.filter(({ blocks }) => blocks.length > 0)
}

function ownWords({ record, tongue }: Reading): BookBlock[] {
  const youth = new Map(
    contentsOf(record, 'participant')
      .filter(({ content }) => content.role === 'youth')
      .map(({ id, content }) => [id, content.name]),
  )
  return contentsOf(record, 'passage')
    .filter(({ author, content }) => content.kind === 'child-words' && author !== null && youth.has(author))
    .flatMap(({ author, content: { words, language, picture } }): BookBlock[] => {
      const by = youth.get(author ?? '') ?? tongue.words.nameless
      return [
        ...(words.trim()
          ? [
              {
                type: 'quote' as const,
                words: wordsBlock(words, language === tongue.language ? undefined : language),
                by,
                note: null,
                translation: null,
              },
            ]
          : []),
        ...(picture ? pictureBlocks(picture, by, tongue) : []),
      ]
    })
}

const inParts = (parts: readonly Part[], canonical: string) =>
  parts.filter((part) => part.canonical === canonical).flatMap(({ items }) => items)

const wishes = ({ parts }: Reading): BookBlock[] =>
  inParts(parts, 'wish').flatMap((item): BookBlock[] => {
    if (item.kind === 'text' && item.content) return textBlocks(item.content.blocks)
    if (item.kind === 'goal' && item.content)
      return [{ type: 'paragraph', spans: [{ text: item.content.title }] }]
    return []
  })

/** Not what is still being talked about. */
const doing = ({ agreements }: Reading): BookBlock[] =>
  agreements.all
    .filter(({ agreement }) => agreement.open === null)
    .map(({ agreement }) => ({
      type: 'agreement',
      agreement: { ...agreement, until: null, answers: [], views: [] },
    }))

function near({ parts, middle, tongue: { words, list } }: Reading): BookBlock[] {
  // Everybody, and nobody as difficult: this is not the place where a child reads that about somebody.
  const people = parts
    .flatMap(({ items }) => items)
    .flatMap((item) =>
      item.kind === 'person' && item.content
        ? [{ id: item.id, ...item.content, contact: 'normal' as const }]
        : [],
    )
  if (people.length === 0) return []
  const svg = drawCircle(people, middle)
  const names = list(people.map(({ name }) => name))
  return svg
    ? [
        {
          type: 'picture',
          svg,
          alt: `${words.circle.alt(middle)} ${words.circle.ring(words.circle.table, names)}`,
          caption: null,
          width: 1,
        },
      ]
    : [{ type: 'paragraph', spans: [{ text: names }] }]
}

function lookingBack({ record, tongue }: Reading): BookBlock[] {
  const days = contentsOf(record, 'moment')
    .flatMap(({ content }) => content.date ?? [])
    .sort()
  return days.length > 0
    ? [
        {
          type: 'list',
          items: days.map((day) => [{ type: 'paragraph', spans: [{ text: tongue.date(day) }] }]),
        },
      ]
    : []
}
