/** `npm test`: installs, finds a browser, builds, runs everything and says at the end what was run, and what not and why. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepare, rerunOnProjectNode, stopWithParent } from './bootstrap.mjs'
import { findBrowser } from './browser.mjs'
import { closingLines } from './closing-lines.mjs'
import { at, run, runProgram, say } from './project.mjs'

const REPORT = at('.cache/test-report.json')

/**
 * Runs the tests and prints their summary as the last thing. Resolves with true when nothing failed.
 * @param {string[]} args for vitest: a path, `-t name`, …
 * @param {string[]} notes lines to print just before the summary
 */
export async function runTests(args, notes = []) {
  const browser = await findBrowser()
  const without = 'missing' in browser ? ['--project', 'unit', '--project', 'system'] : []
  say('missing' in browser ? 'Testing without a browser …' : `Testing with ${browser.from} …`)

  mkdirSync(at('.cache'), { recursive: true })
  rmSync(REPORT, { force: true })
  const { code } = await runProgram(
    process.execPath,
    [at('node_modules/vitest/vitest.mjs'), 'run', ...without, ...args],
    {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        TEST_REPORT: REPORT,
        ...('env' in browser ? browser.env : {}),
      },
    },
  )
  const report = existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, 'utf8')) : null
  for (const line of closingLines(report, browser, notes)) process.stdout.write(`${line}\n`)
  return code === 0 && report !== null && report.failed === 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await run(async () => {
    await prepare({ development: true })
    const args = process.argv.slice(2)
    if (await rerunOnProjectNode(fileURLToPath(import.meta.url), args)) return
    stopWithParent()
    if (!(await runTests(args))) process.exitCode = 1
  })
}
