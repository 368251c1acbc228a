import { expect, test } from 'vitest'
import { isBirthday } from './birth.ts'

const TODAY = '2026-11-22'

test.each(['2026-11-22', '2026-02-28', '2025-12-31', '2024-02-29'])('%s can be the day of a birth', (day) => {
  expect(isBirthday(day, TODAY)).toBe(true)
})

test.each([
  '',
  '2026',
  '2026-11-23',
  '2026-02-29',
  '2026-13-01',
  '2023-06-01',
  '22-11-2026',
  '2026-11-22T10:00',
])('%j cannot', (day) => {
  expect(isBirthday(day, TODAY)).toBe(false)
})
