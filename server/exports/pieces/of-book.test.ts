import { describe, expect, it } from 'vitest'
import type { BookBlock } from '#plan/book/book.ts'
import { agreement, paragraph, sampleBook } from '#tests/fixtures/book.ts'
import { piecesOf } from './of-book.ts'
import type { PieceTable, Run } from './pieces.ts'

const pieces = (...blocks: BookBlock[]) =>
  piecesOf(
    sampleBook({
      facts: [],
      versions: [],
      check: null,
      chapters: [{ id: 'c', look: null, title: 'C', blocks }],
    }),
  ).slice(3)
const text = (paragraphs: Run[][] = []) =>
  paragraphs.map((runs) => runs.map((run) => run.text).join('')).join(' | ')
const row = (table: PieceTable, nth: number) => table.rows[nth]?.map(text)

describe('a book in pieces', () => {
  it('agreements that follow each other are one table, and words between them make two', () => {
    const one = { type: 'agreement' as const, agreement: agreement() }
    expect(pieces(one, one, paragraph('tussendoor'), one).map((piece) => piece.type)).toEqual([
      'table',
      'paragraph',
      'table',
    ])
  })

  it('an agreement says who, when, until, who else and what everybody answered', () => {
    const [table] = pieces({ type: 'agreement', agreement: agreement() }) as [PieceTable]
    expect(row(table, 0)).toEqual([
      '1. Oma Tineke haalt Noor op vrijdag van school. Daar wordt gewisseld, niet aan de deur.',
      'oma Tineke',
      'elke vrijdag om 15.00 uur | Tot en met 30 juni 2027 | Lukt het niet? Dan: Оксана',
      'Petra: ja | oma Tineke: ja | Mark: ja, maar: Niet in de week dat ik nachtdienst heb.',
    ])
  })

  it('without answers there is no column for them', () => {
    const [table] = pieces({ type: 'agreement', agreement: agreement({ answers: [] }) }) as [PieceTable]
    expect(table.head).toHaveLength(3)
    expect(table.rows[0]).toHaveLength(3)
  })

  it('a line end in somebody’s words is a new paragraph, in the same language', () => {
    const quoted = pieces({
      type: 'quote',
      words: { spans: [{ text: 'een\ntwee', bold: true }, { text: ' drie' }], language: 'uk' },
      by: 'Oksana',
      note: null,
      translation: null,
    })
    expect(quoted).toMatchObject([
      {
        type: 'box',
        pieces: [
          { runs: [{ text: 'een', bold: true, language: 'uk' }] },
          {
            runs: [
              { text: 'twee', bold: true, language: 'uk' },
              { text: ' drie', language: 'uk' },
            ],
          },
          { look: 'by' },
        ],
      },
    ])
  })

  it('a scale tells each person’s latest number, and all of them in order; no average', () => {
    const [first, second, table] = pieces({
      type: 'scale',
      question: 'Hoe gaat het?',
      people: [
        {
          name: 'Petra',
          values: [
            { date: '2026-12-01', value: 3 },
            { date: '1 maart 2027', value: 6 },
          ],
        },
        { name: 'Mark', values: [{ date: '2027-03-01', value: 0 }] },
      ],
    })
    expect([first, second]).toMatchObject([
      { runs: [{ text: 'Petra geeft nu een 6.' }] },
      { runs: [{ text: 'Mark geeft nu een 0.' }] },
    ])
    expect((table as PieceTable).rows.map((cells) => cells.map(text))).toEqual([
      ['Petra', '1 december 2026', '3'],
      ['Petra', '1 maart 2027', '6'],
      ['Mark', '1 maart 2027', '0'],
    ])
  })

  it('what is empty leaves nothing behind', () => {
    expect(
      pieces(
        { type: 'paragraph', spans: [{ text: ' ' }] },
        { type: 'list', items: [] },
        { type: 'signatures', cards: [] },
        { type: 'scale', question: 'Hoe?', people: [] },
      ),
    ).toEqual([])
  })
})
