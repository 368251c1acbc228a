import { describe, expect, test } from 'vitest'
import { AGE_BANDS, ageBand, amsterdamDate, bandChanges, isBornOn } from './age.ts'

describe('bands of a whole date', () => {
  test.each([
    ['2015-05-01', '2027-04-30', '0-11'],
    ['2015-05-01', '2027-05-01', '12-15'],
    ['2011-05-01', '2027-04-30', '12-15'],
    ['2011-05-01', '2027-05-01', '16-17'],
    ['2009-05-01', '2027-04-30', '16-17'],
    ['2009-05-01', '2027-05-01', '18+'],
    ['1987-05-01', '2027-05-01', '18+'],
    ['2027-09-01', '2027-05-01', '0-11'], // not born yet
  ])('born %s, on %s: %s', (bornOn, today, band) => expect(ageBand(bornOn, today)).toBe(band))

  test('born on 29 February: 18 on 1 March of a year without that day, 12 and 16 on the day itself', () => {
    expect(bandChanges('2008-02-29', '2008-03-01', '2030-01-01').map(({ on }) => on)).toEqual([
      '2020-02-29',
      '2024-02-29',
      '2026-03-01',
    ])
    expect(ageBand('2008-02-29', '2026-02-28')).toBe('16-17')
    expect(ageBand('2008-02-29', '2026-03-01')).toBe('18+')
    expect(ageBand('2084-02-29', '2100-03-01')).toBe('16-17') // 2100 is no leap year
    expect(ageBand('2084-02-29', '2100-02-28')).toBe('12-15')
  })
})

describe('bands of a year alone: most people asked, least of the youth shown', () => {
  test.each([
    ['2026-12-31', '2015', '0-11'],
    ['2027-01-01', '2015', '12-15'], // as early as it can be: the youth is asked too
    ['2027-12-31', '2011', '12-15'],
    ['2028-01-01', '2011', '16-17'], // as late as it can be: parents are asked still
    ['2026-12-31', '2009', '16-17'],
    ['2027-01-01', '2009', '18+'], // as early as it can be: parents stop reading own passages
  ])('on %s, born in %s: %s', (today, bornOn, band) => expect(ageBand(bornOn, today)).toBe(band))
})

test('an age that nobody filled in, or that is no date, is the band in which everyone is asked', () => {
  for (const bornOn of [null, '', 'x', '2015-13-01', '2015-02-29', '2015-04-31', '2015-00-10', '15-01-01'])
    expect(ageBand(bornOn, '2027-05-01')).toBe('12-15')
  expect(isBornOn('2016-02-29') && isBornOn('2016')).toBe(true)
})

describe('the changes a server logs', () => {
  test('after the first day, up to and including the last, each once', () => {
    expect(bandChanges('2009-05-01', '2027-04-30', '2027-05-01')).toEqual([
      { on: '2027-05-01', before: '16-17', after: '18+' },
    ])
    expect(bandChanges('2009-05-01', '2027-05-01', '2027-05-02')).toEqual([])
    expect(bandChanges('2009-05-01', '2027-04-29', '2027-04-30')).toEqual([])
    expect(bandChanges(null, '2000-01-01', '2030-01-01')).toEqual([])
    const bands = bandChanges('2009', '2009-01-01', '2040-01-01')
    expect(bands.map(({ before }) => before)).toEqual(AGE_BANDS.slice(0, 3))
    expect(bands.map(({ after }) => after)).toEqual(AGE_BANDS.slice(1))
  })

  test('agree with the bands on every day of thirty years', () => {
    for (const bornOn of ['2008-02-29', '2009-05-01', '2009', '2010-12-31']) {
      let yesterday = '2007-12-31'
      for (let ms = Date.UTC(2008, 0, 1); ms < Date.UTC(2038, 0, 1); ms += 86_400_000) {
        const today = new Date(ms).toISOString().slice(0, 10)
        const [change] = bandChanges(bornOn, yesterday, today)
        expect(change?.after ?? ageBand(bornOn, yesterday)).toBe(ageBand(bornOn, today))
        yesterday = today
      }
    }
  })
})

describe('the day in Amsterdam', () => {
  test.each([
    ['2027-01-14T22:59:59Z', '2027-01-14'], // winter time, one hour ahead
    ['2027-01-14T23:00:00Z', '2027-01-15'],
    ['2027-07-14T21:59:59Z', '2027-07-14'], // summer time, two hours
    ['2027-07-14T22:00:00Z', '2027-07-15'],
    ['2027-03-27T22:59:59Z', '2027-03-27'], // the night the clock goes forward: still one hour at midnight
    ['2027-03-27T23:00:00Z', '2027-03-28'],
    ['2027-03-28T21:59:59Z', '2027-03-28'], // and the next midnight two
    ['2027-03-28T22:00:00Z', '2027-03-29'],
    ['2027-10-30T21:59:59Z', '2027-10-30'], // the night it goes back
    ['2027-10-30T22:00:00Z', '2027-10-31'],
    ['2027-10-31T22:59:59Z', '2027-10-31'],
    ['2027-10-31T23:00:00Z', '2027-11-01'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
  ])('%s is %s', (moment, day) => expect(amsterdamDate(Date.parse(moment))).toBe(day))
})
