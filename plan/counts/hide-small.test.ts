import { expect, test } from 'vitest'
import { type Cell, FEWEST_FAMILIES, median, quarterOf, tell, tellParts } from './hide-small.ts'

/** As many times as families. */
const cell = (families: number): Cell => ({ count: families, families })
const parts = (...families: number[]) =>
  Object.fromEntries(families.map((number, index) => [String(index), cell(number)]))

test.each([0, 1, 9])('S10-T4: of %i families nothing is told', (families) => {
  expect(tell(cell(families))).toBeNull()
  expect(tell(cell(10))).toBe(10)
})

test('S10-T4: thirty answers of two families are two families', () => {
  expect(tell({ count: 30, families: 2 })).toBeNull()
})

test.each([
  ['one small part would follow from the total', [30, 20, 3], [30, null, null]],
  ['no part is small', [30, 20, 10], [30, 20, 10]],
  ['small parts that are few together take another along', [30, 20, 1, 2], [30, null, null, null]],
  ['small parts that are ten together stand alone', [30, 6, 5], [30, null, null]],
  ['a part that was never is small too', [30, 0], [null, null]],
])('S10-T4: %s', (_, families, told) => {
  const total = cell(families.reduce((sum, one) => sum + one, 0))
  const shown = tellParts(total, parts(...families))
  expect(Object.values(shown.parts)).toEqual(told)
  expect(shown.total).toBe(total.count)
})

test('S10-T4: of a total under ten no part is told', () => {
  expect(tellParts(cell(9), parts(5, 4))).toEqual({ total: null, parts: { 0: null, 1: null } })
})

test('S10-T4: whatever the numbers, what the total and the told parts leave over is nobody or ten families', () => {
  const sizes = [0, 1, 4, 9, 10, 11, 30]
  const rows = sizes.flatMap((a) =>
    sizes.flatMap((b) => sizes.flatMap((c) => sizes.map((d) => [a, b, c, d]))),
  )
  const wrong = rows.filter((families) => {
    const sum = families.reduce((all, one) => all + one, 0)
    const { total, parts: told } = tellParts(cell(sum), parts(...families))
    const shown = Object.values(told)
    if (total === null) return shown.some((one) => one !== null)
    const hidden = shown.filter((one) => one === null).length
    const rest = total - shown.reduce<number>((all, one) => all + (one ?? 0), 0)
    return hidden > 0 && (hidden === 1 || rest < FEWEST_FAMILIES)
  })
  expect(wrong).toEqual([])
})

test('the middle of a row, and the quarter of a day', () => {
  expect(median([30, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 30])).toBe(2)
  expect(median([])).toBeNull()
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
    ...['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4'],
  ])
})
