import { expect, it } from 'vitest'
import { amsterdamMoment } from './moment.ts'

it.each([
  ['in winter', '2027-01-15', '19:30', '2027-01-15T18:30:00.000Z'],
  ['in summer', '2027-07-15', '19:30', '2027-07-15T17:30:00.000Z'],
  ['at midnight', '2027-07-01', '00:00', '2027-06-30T22:00:00.000Z'],
  ['the night in which the clock goes forward, before', '2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
  ['a time that is skipped', '2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
  ['that day in the evening', '2027-03-28', '19:30', '2027-03-28T17:30:00.000Z'],
  ['a time that comes twice', '2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
  ['that day in the evening', '2027-10-31', '19:30', '2027-10-31T18:30:00.000Z'],
  ['a leap day', '2028-02-29', '12:00', '2028-02-29T11:00:00.000Z'],
])('a time in Amsterdam as a moment: %s', (_, day, time, then) => {
  expect(new Date(amsterdamMoment(day, time)).toISOString()).toBe(then)
})
