/** What `npm test` says last: what was left out and why, the counts, and one plain line. */

/**
 * @param {null | { files: Record<string, number>, passed: number, failed: number, seconds: number, errors: string[],
 *   skipped: { name: string, reason: string | null }[], secondTry: string[] }} report null when the run ended before its end
 * @param {{ missing?: string }} browser
 * @param {string[]} notes
 */
export function closingLines(report, browser, notes) {
  if (!report) return [...notes, 'The tests stopped before their end.', '0 passed, 1 failed, 0 skipped']
  const { files, passed, failed, skipped, secondTry, errors } = report
  const lines = []
  if ('missing' in browser)
    lines.push(`Skipped: the browser and accessibility tests, because ${browser.missing}.`)
  for (const test of skipped)
    lines.push(`Skipped: ${test.name}${test.reason ? `, because ${test.reason}` : ''}`)
  for (const name of secondTry) lines.push(`Unsteady, passed only at the second try: ${name}`)
  for (const error of errors) lines.push(`Error outside a test: ${error}`)
  lines.push(...notes)
  const count = (words) =>
    words
      .filter(([number]) => number > 0)
      .map(([number, word]) => `${number} ${word}`)
      .join(' | ')
  lines.push(
    '',
    ` Test Files  ${count([
      [files.failed, 'failed'],
      [files.passed, 'passed'],
      [files.skipped, 'skipped'],
    ])} (${files.failed + files.passed + files.skipped})`,
    `      Tests  ${count([
      [failed, 'failed'],
      [passed, 'passed'],
      [skipped.length, 'skipped'],
    ])} (${failed + passed + skipped.length})`,
    `   Duration  ${Math.round(report.seconds)}s`,
    '',
    `${passed} passed, ${failed} failed, ${skipped.length} skipped`,
  )
  return lines
}
