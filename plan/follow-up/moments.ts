/**
 * When somebody is reminded: a day and a time in Amsterdam, whatever the zone of the machine. Pure; moments are
 * milliseconds since 1970, days yyyy-mm-dd.
 */
import { amsterdamDate } from '../rights/age.ts'

export const RHYTHMS = ['day', 'week', 'two-weeks', 'month', 'once'] as const
export type Rhythm = (typeof RHYTHMS)[number]

export interface Schedule {
  every: Rhythm
  /** The day of the first one. */
  firstOn: string
  /** hh:mm */
  time: string
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const STEP_DAYS = { day: 1, week: 7, 'two-weeks': 14 } as const

export const isRhythm = (value: unknown): value is Rhythm => RHYTHMS.includes(value as Rhythm)
export const isTime = (value: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
export function isDay(value: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && dayOf(at) === value
}

/** The first moment of this schedule after `after`; null when there is none any more. */
export function nextMoment({ every, firstOn, time }: Schedule, after: number): number | null {
  const first = amsterdamMoment(firstOn, time)
  if (first > after) return first
  if (every === 'once') return null
  // One too early rather than one too late: the loop below goes on from there.
  let turn = Math.max(0, turnsUntil(every, firstOn, amsterdamDate(after)) - 1)
  for (;;) {
    const moment = amsterdamMoment(dayOfTurn(every, firstOn, turn), time)
    if (moment > after) return moment
    turn += 1
  }
}

/**
 * The moment at which the clocks of Amsterdam show this time on this day. Where the clock shows it twice, the first of
 * the two; where it skips it, as long after midnight as on another day.
 */
export function amsterdamMoment(day: string, time: string): number {
  const shown = Date.parse(`${day}T${time}:00Z`)
  const summer = shown - 2 * HOUR
  return shownAt(summer) === shown ? summer : shown - HOUR
}

export const addDays = (day: string, count: number): string =>
  dayOf(Date.parse(`${day}T00:00:00Z`) + count * DAY)

function turnsUntil(every: Exclude<Rhythm, 'once'>, from: string, to: string): number {
  if (every === 'month') return monthOf(to) - monthOf(from)
  return Math.floor((Date.parse(to) - Date.parse(from)) / (STEP_DAYS[every] * DAY))
}

function dayOfTurn(every: Exclude<Rhythm, 'once'>, firstOn: string, turn: number): string {
  if (every !== 'month') return addDays(firstOn, turn * STEP_DAYS[every])
  // The 31st of a short month is its last day, and the month after it the 31st again.
  const month = monthOf(firstOn) + turn
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
  return dayOf(Date.UTC(Math.floor(month / 12), month % 12, Math.min(Number(firstOn.slice(8)), last)))
}

const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
/** What the clock shows at this moment, as if it were UTC. */
const shownAt = (ms: number) => Date.parse(`${amsterdamDate(ms)}T${CLOCK.format(ms)}:00Z`)
