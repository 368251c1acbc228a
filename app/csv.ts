/** A table as a file for spreadsheets. Words are typed by people: in a spreadsheet none of them may become a formula (R-E22). */

/** A spreadsheet runs what begins with one of these; a quote before it makes it text. */
const FORMULA = /^[\s]*[=+\-@\t\r]/

const cell = (text: string): string => {
  const plain = FORMULA.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}

/** With semicolons and a byte order mark: so that Dutch spreadsheets show columns and accents without a question. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((cells) => cells.map(cell).join(';')).join('\r\n')}\r\n`
