import { expect, test } from 'vitest'
import { addDays, isDay } from './day.ts'

test('days go on over months, leap days and the nights that the clock changes', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
  expect(addDays('2027-03-27', 2)).toBe('2027-03-29')
  expect(addDays('2027-10-30', 2)).toBe('2027-11-01')
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
  expect(addDays('2027-03-02', 42)).toBe('2027-04-13')
})

test('only a day that exists is a day', () => {
  expect(['2027-02-28', '2028-02-29'].every(isDay)).toBe(true)
  expect(['2027-02-29', '2027-13-01', '2027-1-1', '', null, 'morgen', '2027-02-30'].some(isDay)).toBe(false)
})
