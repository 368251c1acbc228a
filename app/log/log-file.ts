/** The log as a file. Names are typed by people: in a spreadsheet none of them may become a formula (R-E22). */
import type { LogRow } from '#server/services.ts'
import type { Messages } from '../messages/catalogue.ts'
import { roleName, sentenceOf } from './log-lines.ts'

const cellsOf = (row: LogRow, messages: Messages): string[] => [
  row.day,
  row.time ?? '',
  row.actor?.name ?? '',
  row.actor ? roleName(row.actor.role, messages) : '',
  row.actor?.employer ?? '',
  sentenceOf(row, messages),
  row.subject?.name ?? '',
]

/** A spreadsheet runs what begins with one of these; a quote before it makes it text. */
const FORMULA = /^[\s]*[=+\-@\t\r]/

const cell = (text: string): string => {
  const plain = FORMULA.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}

/** With semicolons and a byte order mark: so that Dutch spreadsheets show columns and accents without a question. */
export function toCsv(rows: readonly LogRow[], messages: Messages): string {
  const lines = [Object.values(messages.log.columns), ...rows.map((row) => cellsOf(row, messages))]
  return `\uFEFF${lines.map((cells) => cells.map(cell).join(';')).join('\r\n')}\r\n`
}

export const toJson = (rows: readonly LogRow[], messages: Messages): string =>
  JSON.stringify(
    rows.map(({ day, time, action, actor, subject, forMeOnly, ...row }) => ({
      day,
      time,
      action,
      actor,
      subject,
      forMeOnly,
      text: sentenceOf({ ...row, day, time, action, actor, subject, forMeOnly }, messages),
    })),
    null,
    2,
  )
