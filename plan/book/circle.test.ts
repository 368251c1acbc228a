import { expect, test } from 'vitest'
import type { CirclePerson } from '../document.ts'
import { drawCircle, shortName } from './circle.ts'
import { clustersOf } from './svg.ts'

const NAMES = [
  'Jan',
  'Fatima',
  'Sjoerd-Willem',
  'Оксана',
  'ليلى',
  'Bartholomeus',
  'juf Anouk',
  'Ömer',
  'Zoë',
  'Kees',
]
const people = (count: number): CirclePerson[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    name: NAMES[at % NAMES.length] ?? '',
    kind: (['household', 'family', 'friend', 'help'] as const)[at % 4] ?? 'help',
    ring: ([1, 2, 3] as const)[at % 3] ?? 1,
    contact: (['normal', 'strong', 'difficult'] as const)[at % 3] ?? 'normal',
  }))

interface Box {
  x: number
  y: number
  w: number
  h: number
}
/** Labels and dots of a drawing. */
function boxesOf(svg: string): { labels: Box[]; dots: Box[]; width: number; height: number } {
  const labels = [
    ...svg.matchAll(
      /<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)" rx="[\d.]+" fill="#ffffff" fill-opacity/g,
    ),
  ].map(([, x, y, w, h]) => ({ x: Number(x), y: Number(y), w: Number(w), h: Number(h) }))
  const dots = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)].map(([, x, y, r]) => ({
    x: Number(x) - Number(r),
    y: Number(y) - Number(r),
    w: Number(r) * 2,
    h: Number(r) * 2,
  }))
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []
  return { labels, dots, width: Number(width), height: Number(height) }
}
const overlaps = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

test.each([1, 3, 8, 12, 20, 26, 30, 40, 54])(
  '%i people: every name is on the paper and over nothing',
  (count) => {
    const svg = drawCircle(people(count), 'Noor')
    expect(svg, 'drawn at all').not.toBeNull()
    const { labels, dots, width, height } = boxesOf(svg ?? '')
    expect(labels).toHaveLength(count)
    expect(dots).toHaveLength(count)
    for (const [at, label] of labels.entries()) {
      expect(label.x >= 0 && label.y >= 0 && label.x + label.w <= width && label.y + label.h <= height).toBe(
        true,
      )
      for (const other of [...labels.slice(at + 1), ...dots]) expect(overlaps(label, other)).toBe(false)
    }
  },
)

test('more than fit: no drawing, for the table says it all', () => {
  expect(drawCircle(people(120), 'Noor')).toBeNull()
})

test('names are words, whatever is typed', () => {
  const svg = drawCircle([{ ...(people(1)[0] as CirclePerson), name: '</text><script>' }], '"&<') ?? ''
  expect(svg).not.toContain('<script')
  expect(svg).toContain('&quot;&amp;&lt;')
})

test('a long name is the first given name, and no letter is cut in two', () => {
  expect(shortName('juf Anouk')).toBe('juf Anouk')
  expect(shortName('Bartholomeus van der Kerkhof')).toBe('Bartholomeus')
  const cut = shortName('👨‍👩‍👧‍👦'.repeat(20))
  expect(clustersOf(cut)).toHaveLength(14)
  expect(cut.endsWith('…')).toBe(true)
})

test('the same people give the same drawing', () => {
  expect(drawCircle(people(20), 'Noor')).toBe(drawCircle(people(20), 'Noor'))
})
