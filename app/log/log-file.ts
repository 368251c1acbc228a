/** The log as a file. Names are typed by people: in a spreadsheet none of them may become a formula (R-E22). */
import type { LogRow } from '#server/log/types.ts'
import { csvOf } from '../csv.ts'
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

export const toCsv = (rows: readonly LogRow[], messages: Messages): string =>
  csvOf([Object.values(messages.log.columns), ...rows.map((row) => cellsOf(row, messages))])

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
