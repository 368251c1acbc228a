/** A time of the clock in Amsterdam as a moment (milliseconds since 1970), also on the days on which the clock changes. */
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** How far the clock of Amsterdam is ahead at this moment. */
function aheadAt(moment: number): number {
  const parts = Object.fromEntries(CLOCK.formatToParts(moment).map(({ type, value }) => [type, value]))
  const shown = Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:00Z`)
  return shown - Math.floor(moment / 60_000) * 60_000
}

/**
 * `day` is yyyy-mm-dd, `time` hh:mm. A time that is skipped in spring is an hour later; of one that comes twice in autumn
 * it is the first.
 */
export function amsterdamMoment(day: string, time: string): number {
  const written = Date.parse(`${day}T${time}:00Z`)
  const hits = [2, 1].map((hours) => written - hours * HOUR).filter((at) => at + aheadAt(at) === written)
  return hits[0] ?? written - HOUR
}
const HOUR = 3_600_000
