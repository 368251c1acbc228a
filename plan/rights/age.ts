/**
 * Age bands drive consent (Jeugdwet 7.3.4, 7.3.5, 7.3.15) and change by themselves at midnight in Amsterdam on a birthday.
 *
 * Of a child whose year of birth alone is known, the strictest common reading holds: the one that asks the most people
 * for a yes and shows the least of the youth's own words. See README.md for what that means per age.
 */
export const AGE_BANDS = ['0-11', '12-15', '16-17', '18+'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

/** The ages at which a band begins; the first band begins at birth. */
const BAND_BEGINS = [
  { age: 12, band: '12-15' },
  { age: 16, band: '16-17' },
  { age: 18, band: '18+' },
] as const
type BandAge = (typeof BAND_BEGINS)[number]['age']

export interface BandChange {
  /** yyyy-mm-dd: from 00:00 in Amsterdam on this day the new band holds. */
  on: string
  before: AgeBand
  after: AgeBand
}

/** Asked of somebody whose age nobody filled in: the band in which everyone is asked. */
const BAND_WHEN_UNKNOWN: AgeBand = '12-15'

/** `today` and the answer of `bandBegins` are yyyy-mm-dd, so that they compare as text. */
export function ageBand(bornOn: string | null, today: string): AgeBand {
  if (!isBornOn(bornOn)) return BAND_WHEN_UNKNOWN
  let band: AgeBand = '0-11'
  for (const begins of BAND_BEGINS) if (today >= bandBegins(bornOn, begins.age)) band = begins.band
  return band
}

/** The first day of the band that begins at this age. */
export function bandBegins(bornOn: string, age: BandAge): string {
  if (bornOn.length > 4) return birthday(bornOn, age)
  const year = Number(bornOn)
  // 12 as early as it can be (the youth is asked too), 16 as late (parents are still asked), 18 as early (parents stop
  // reading the youth's own words; giving it back takes one tap).
  return age === 16 ? `${pad(year + 17, 4)}-01-01` : `${pad(year + age, 4)}-01-01`
}

/** The changes after `from`, up to and including `to`: a server that looks once a day passes its last day and today. */
export function bandChanges(bornOn: string | null, from: string, to: string): BandChange[] {
  if (!isBornOn(bornOn)) return []
  return BAND_BEGINS.map(({ age, band }, index) => ({
    on: bandBegins(bornOn, age),
    before: AGE_BANDS[index] ?? '0-11',
    after: band,
  })).filter(({ on }) => on > from && on <= to)
}

/** A real day (yyyy-mm-dd) or a year (yyyy). */
export function isBornOn(value: string | null): value is string {
  if (value === null || !/^\d{4}(-\d{2}-\d{2})?$/.test(value)) return false
  if (value.length === 4) return true
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number)
  const days = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days
}

/** The calendar day in Amsterdam at this moment (milliseconds since 1970), whatever the zone of the machine. */
export function amsterdamDate(ms: number): string {
  const parts = AMSTERDAM.formatToParts(ms)
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

const AMSTERDAM = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** Who was born on 29 February is, in a year without that day, a year older on 1 March. */
function birthday(bornOn: string, age: number): string {
  const year = Number(bornOn.slice(0, 4)) + age
  const day = bornOn.slice(4)
  return `${pad(year, 4)}${day === '-02-29' && !isLeap(year) ? '-03-01' : day}`
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const pad = (value: number, length: number) => String(value).padStart(length, '0')
