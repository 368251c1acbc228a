import { describe, expect, test } from 'vitest'
import { amsterdamMoment, isDay, isTime, nextMoment, type Schedule } from './moments.ts'

const utc = (text: string) => Date.parse(`${text}Z`)
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(0, 16))
/** The next so many moments after each other. */
function moments(schedule: Schedule, after: string, count: number): (string | null)[] {
  const found: (string | null)[] = []
  let at: number | null = utc(after)
  for (let turn = 0; turn < count && at !== null; turn += 1) {
    at = nextMoment(schedule, at)
    found.push(iso(at))
  }
  return found
}

describe('the clocks of Amsterdam', () => {
  test.each([
    ['2027-01-15', '09:00', '2027-01-15T08:00'],
    ['2027-07-01', '09:00', '2027-07-01T07:00'],
    // Midnight is the evening before in UTC.
    ['2027-07-01', '00:00', '2027-06-30T22:00'],
    ['2027-01-01', '00:00', '2026-12-31T23:00'],
    // The night that skips 02:00 to 03:00, and the one that has it twice: then the first.
    ['2027-03-28', '01:59', '2027-03-28T00:59'],
    ['2027-03-28', '02:30', '2027-03-28T01:30'],
    ['2027-03-28', '03:00', '2027-03-28T01:00'],
    ['2027-10-31', '02:30', '2027-10-31T00:30'],
    ['2027-10-31', '03:00', '2027-10-31T02:00'],
  ])('%s %s', (day, time, expected) => expect(iso(amsterdamMoment(day, time))).toBe(expected))
})

describe('the next moment', () => {
  test('each day at nine stays at nine when the clock changes, in both nights', () => {
    const daily: Schedule = { every: 'day', firstOn: '2027-03-01', time: '09:00' }
    expect(moments(daily, '2027-03-26T12:00', 3)).toEqual([
      '2027-03-27T08:00',
      '2027-03-28T07:00',
      '2027-03-29T07:00',
    ])
    expect(moments(daily, '2027-10-29T12:00', 3)).toEqual([
      '2027-10-30T07:00',
      '2027-10-31T08:00',
      '2027-11-01T08:00',
    ])
  })

  test('a time that is skipped or shown twice is one moment that day, not none and not two', () => {
    const night: Schedule = { every: 'day', firstOn: '2027-03-01', time: '02:30' }
    expect(moments(night, '2027-03-26T12:00', 3)).toEqual([
      '2027-03-27T01:30',
      '2027-03-28T01:30',
      '2027-03-29T00:30',
    ])
    expect(moments(night, '2027-10-29T12:00', 3)).toEqual([
      '2027-10-30T00:30',
      '2027-10-31T00:30',
      '2027-11-01T01:30',
    ])
  })

  test('each week and each two weeks keep their day', () => {
    const weekly: Schedule = { every: 'week', firstOn: '2026-11-22', time: '18:00' }
    expect(moments(weekly, '2026-11-22T16:59', 3)).toEqual([
      '2026-11-22T17:00',
      '2026-11-29T17:00',
      '2026-12-06T17:00',
    ])
    expect(moments({ ...weekly, every: 'two-weeks' }, '2026-11-23T00:00', 2)).toEqual([
      '2026-12-06T17:00',
      '2026-12-20T17:00',
    ])
  })

  test('each month from the 31st: the last day of a short one, and the 31st again after it; a leap day counts', () => {
    const monthly: Schedule = { every: 'month', firstOn: '2027-12-31', time: '12:00' }
    expect(moments(monthly, '2028-01-01T00:00', 4)).toEqual([
      '2028-01-31T11:00',
      '2028-02-29T11:00',
      '2028-03-31T10:00',
      '2028-04-30T10:00',
    ])
    expect(moments(monthly, '2029-02-01T00:00', 1)).toEqual(['2029-02-28T11:00'])
  })

  test('just after midnight in Amsterdam it is already the next day', () => {
    const midnight: Schedule = { every: 'day', firstOn: '2027-06-01', time: '00:00' }
    expect(moments(midnight, '2027-06-30T21:59', 2)).toEqual(['2027-06-30T22:00', '2027-07-01T22:00'])
  })

  test('once is once; a day that lies years back is found at once', () => {
    const once: Schedule = { every: 'once', firstOn: '2027-01-01', time: '12:00' }
    expect(moments(once, '2026-12-01T00:00', 3)).toEqual(['2027-01-01T11:00', null])
    expect(moments({ ...once, every: 'day', firstOn: '1990-01-01' }, '2027-01-01T12:00', 1)).toEqual([
      '2027-01-02T11:00',
    ])
  })
})

test('only a real day and time', () => {
  expect(['2028-02-29', '2027-02-29', '2027-1-1', 'x'].map(isDay)).toEqual([true, false, false, false])
  expect(['00:00', '23:59', '24:00', '9:00'].map(isTime)).toEqual([true, true, false, false])
})
