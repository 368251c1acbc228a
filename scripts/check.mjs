/** `npm run check`: all that the continuous integration runs. Everything runs, whatever failed before; the tests' summary comes last. */
import { fileURLToPath } from 'node:url'
import { prepare, rerunOnProjectNode, stopWithParent } from './bootstrap.mjs'
import { at, run, runProgram, say } from './project.mjs'
import { runTests } from './test.mjs'

const STEPS = [
  ['The lock', ['scripts/check-lock.mjs']],
  ['Lint', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--max-diagnostics=100', '.']],
  ['Route types', ['node_modules/@react-router/dev/bin.cjs', 'typegen']],
  ['Unused code', ['node_modules/knip/bin/knip.js']],
  ['Type check', ['node_modules/typescript/bin/tsc', '--noEmit']],
]

await run(async () => {
  await prepare({ development: true })
  if (await rerunOnProjectNode(fileURLToPath(import.meta.url), process.argv.slice(2))) return
  stopWithParent()

  const failed = []
  for (const [name, [script, ...args]] of STEPS) {
    say(`\n${name} …`)
    const { code } = await runProgram(process.execPath, [at(script), ...args])
    if (code !== 0) failed.push(name)
  }
  const notes = failed.map((name) => `Failed before the tests: ${name}.`)
  const testsPassed = await runTests(process.argv.slice(2), notes)
  if (failed.length > 0 || !testsPassed) process.exitCode = 1
})
