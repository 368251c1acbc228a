import { expect, test } from 'vitest'
import { type Cell, quarterOf, tell, tellParts } from './hide-small.ts'

let made = 0
/** As many times as families. */
const cell = (families: number): Cell => Array.from({ length: families }, () => `family-${++made}`)
const parts = (...families: number[]) =>
  Object.fromEntries(families.map((number, index) => [String(index), cell(number)]))

test.each([0, 1, 9])('S10-T4: of %i families nothing is told', (families) => {
  expect(tell(cell(families))).toBeNull()
  expect(tell(cell(10))).toBe(10)
})

test('S10-T4: thirty answers of two families are two families', () => {
  expect(tell(Array.from({ length: 30 }, (_, index) => String(index % 2)))).toBeNull()
})

test.each([
  ['one small part would follow from the total', [30, 20, 3], [30, null, null]],
  ['no part is small', [30, 20, 10], [30, 20, 10]],
  ['small parts that are few together take another along', [30, 20, 1, 2], [30, null, null, null]],
  ['small parts that are ten together stand alone', [30, 6, 5], [30, null, null]],
  ['a part that was never is small too', [30, 0], [null, null]],
])('S10-T4: %s', (_, families, told) => {
  const shown = tellParts(parts(...families))
  expect(Object.values(shown.parts)).toEqual(told)
  expect(shown.total).toBe(families.reduce((sum, one) => sum + one, 0))
})

test('S10-T4: of a total under ten no part is told', () => {
  expect(tellParts(parts(5, 4))).toEqual({ total: null, parts: { 0: null, 1: null } })
})

test('S10-T4: two small parts of the same few families are not ten together', () => {
  const same = cell(6)
  const shown = tellParts({ large: cell(30), middle: cell(12), one: same, other: same })
  expect(shown.parts).toEqual({ large: 30, middle: null, one: null, other: null })
})

test('the quarter of a day', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
    ...['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4'],
  ])
})
