import { describe, expect, it } from 'vitest'
import { addMonths, daysToPlan, usualDays } from './days.ts'

describe('the days to look back', () => {
  it('are after 4 weeks, 3 months and 6 months', () => {
    expect(usualDays('2026-05-09')).toEqual(['2026-06-06', '2026-08-09', '2026-11-09'])
  })

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2028-02-29', 3, '2028-05-29'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-10-15', 3, '2027-01-15'],
    ['2026-01-31', -2, '2025-11-30'],
  ])('%s and %i months is %s: the last day of a shorter month', (day, months, then) => {
    expect(addMonths(day, months)).toBe(then)
  })

  it('daylight saving moves no day', () => {
    expect(usualDays('2027-03-01')[0]).toBe('2027-03-29')
    expect(usualDays('2026-10-03')[0]).toBe('2026-10-31')
  })

  it('a chosen day takes the place of the nearest one', () => {
    expect(daysToPlan('2026-05-09', ['2026-08-09'])).toEqual(['2026-06-06', '2026-08-09', '2026-11-09'])
    expect(daysToPlan('2026-05-09', ['2026-08-20'])).toEqual(['2026-06-06', '2026-08-20', '2026-11-09'])
    expect(daysToPlan('2026-05-09', ['2027-01-09'])).toEqual(['2026-06-06', '2026-08-09', '2027-01-09'])
  })

  it('S02: three chosen days are those three, whatever day they are', () => {
    const days = ['2026-06-20', '2026-08-29', '2026-11-15']
    expect(daysToPlan('2026-05-09', days)).toEqual(days)
    expect(daysToPlan('2026-05-09', [...days, '2027-01-01', '2026-06-20'])).toEqual([...days, '2027-01-01'])
  })

  it('no day chosen, or one that is over: none', () => {
    expect(daysToPlan('2026-05-09', [])).toEqual([])
    expect(daysToPlan('2026-05-09', ['2026-05-09', '2025-01-01'])).toEqual([])
  })
})
