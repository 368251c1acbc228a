/** The rows of the log as lines to read: the same thing again on one day is one line with a number. */
import type { LogPerson, LogRow } from '#server/log/types.ts'
import type { Messages } from '../messages/catalogue.ts'

export interface LogLine {
  id: string
  words: string
  time: string | null
  count: number
  forMeOnly: boolean
}

export interface LogDay {
  day: string
  lines: LogLine[]
}

export interface Reader {
  person: LogPerson
  count: number
  day: string
  time: string
}

/** Somebody of an organisation has no role in the plan. */
export const roleName = (role: LogPerson['role'], { log, people }: Messages): string =>
  role === 'staff' ? log.staff : people.roles[role]

/** Who did it, as a sentence begins: what happens by itself, nobody did. */
const BY_ITSELF: readonly LogRow['action'][] = ['age-12', 'age-16', 'age-18', 'mentor-active']

export function sentenceOf(row: LogRow, { log }: Messages): string {
  const who = row.actor?.name ?? (BY_ITSELF.includes(row.action) ? log.system : log.stranger)
  const sentence = log.sentences[row.action]
  return sentence ? sentence(who, row.subject?.name ?? who) : log.other(who)
}

export function byDay(rows: readonly LogRow[], messages: Messages): LogDay[] {
  const days: LogDay[] = []
  for (const row of rows) {
    const words = sentenceOf(row, messages)
    let day = days.at(-1)
    if (day?.day !== row.day) {
      day = { day: row.day, lines: [] }
      days.push(day)
    }
    const last = day.lines.at(-1)
    if (last && last.words === words && last.forMeOnly === row.forMeOnly) last.count += 1
    else day.lines.push({ id: row.id, words, time: row.time, count: 1, forMeOnly: row.forMeOnly })
  }
  return days
}

/** AG6: who read for their work, the latest first. Rows come latest first. */
export function readersIn(rows: readonly LogRow[]): Reader[] {
  const readers: Reader[] = []
  for (const { action, actor, day, time } of rows) {
    if ((action !== 'read' && action !== 'team-read') || !actor || time === null) continue
    const known = readers.find(
      ({ person }) =>
        person.name === actor.name && person.role === actor.role && person.employer === actor.employer,
    )
    if (known) known.count += 1
    else readers.push({ person: actor, count: 1, day, time })
  }
  return readers
}
