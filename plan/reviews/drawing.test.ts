import { describe, expect, it } from 'vitest'
import { HOSTILE } from '#tests/fixtures/hostile.ts'
import { circleDrawing, timelineDrawing, trendDrawing } from './drawing.ts'

const entries = [
  {
    what: 'De wissel is bij Ali.',
    from: '2026-05-09',
    until: null,
    answers: [
      { on: '2026-06-06', answer: 'done' as const },
      { on: '2026-08-09', answer: 'not' as const },
    ],
  },
  {
    what: 'Oma haalt Noor op.',
    from: '2026-05-09',
    until: { on: '2026-07-01', because: 'ends' as const },
    answers: [],
  },
]

describe('pictures of looking back', () => {
  it('agreements by month: the same in words and in a table', () => {
    const drawing = timelineDrawing(entries, '2026-08-09', 'nl')
    expect(drawing?.alt).toContain('juli 2026: ‘Oma haalt Noor op’ laatste dag.')
    expect(drawing?.alt).toContain('augustus 2026: ‘De wissel is bij Ali’ niet gelukt.')
    expect(drawing?.rows).toHaveLength(5)
    expect(drawing?.svg.match(/<circle/g)).toHaveLength(2)
    expect(timelineDrawing([], '2026-08-09', 'nl')).toBeNull()
  })

  it('S04-T6: a line for each person, and no number that neither of them gave', () => {
    const drawing = trendDrawing(
      'Hoeveel ruzies per week?',
      [
        {
          name: 'Sem',
          values: [
            { on: '2026-05-09', value: 5 },
            { on: '2026-08-09', value: 2 },
          ],
        },
        { name: 'Ilse', values: [{ on: '2026-08-09', value: 3 }] },
      ],
      'nl',
    )
    expect(drawing?.svg.match(/<polyline/g)).toHaveLength(2)
    expect(drawing?.alt).toBe('Sem: 5 op 9 mei 2026, 2 op 9 augustus 2026. Ilse: 3 op 9 augustus 2026.')
    expect(drawing?.rows.map(([, , value]) => value)).toEqual(['5', '2', '3'])
    expect(JSON.stringify({ ...drawing, svg: '' })).not.toContain('2.5')
    expect(trendDrawing('?', [{ name: 'Sem', values: [] }], 'nl')).toBeNull()
  })

  it('words of people are words in every picture', () => {
    for (const words of Object.values(HOSTILE)) {
      const timeline = timelineDrawing(
        [{ what: words, from: '2026-05-09', until: null, answers: [] }],
        '2026-06-01',
        'nl',
      )
      const trend = trendDrawing(words, [{ name: words, values: [{ on: '2026-05-09', value: 5 }] }], 'en')
      const circle = circleDrawing(
        'nu',
        [{ id: 'a', name: words, kind: 'family', ring: 1, contact: 'normal' }],
        words,
        'nl',
      )
      for (const drawing of [timeline, trend, circle])
        expect([...(drawing?.svg ?? '').matchAll(/<(\w+)/g)].map(([, tag]) => tag)).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/script|img|image|style|foreign|b$|a$/i)]),
        )
    }
  })
})
