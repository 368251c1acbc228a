/** A moment as families read it, in Amsterdam, whatever the zone of the machine. */
import { amsterdamDate } from '#plan/rights/age.ts'

const TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** yyyy-mm-dd and hh:mm. */
export const dayAndTime = (ms: number): { day: string; time: string } => ({
  day: amsterdamDate(ms),
  time: TIME.format(ms),
})
