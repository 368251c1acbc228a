/**
 * `npm run attack -- [--minutes 10] [--seed 1]`: what `npm test` does in seconds, at length and with new seeds. One file after
 * the other; a failure names its seed.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { prepare, rerunOnProjectNode, stopWithParent } from './bootstrap.mjs'
import { at, run, runProgram } from './project.mjs'

const REPORT = at('.cache/attack.jsonl')

await run(async () => {
  await prepare({ development: true })
  const args = process.argv.slice(2)
  if (await rerunOnProjectNode(fileURLToPath(import.meta.url), args)) return
  stopWithParent()
  const options = { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } }
  const { values } = parseArgs({ args, options })
  const seed = values.seed ?? String(Date.now() % 1_000_000_000)
  mkdirSync(at('.cache'), { recursive: true })
  rmSync(REPORT, { force: true })
  const vitest = [at('node_modules/vitest/vitest.mjs'), 'run', '--project', 'system', '--no-file-parallelism']
  const { code } = await runProgram(process.execPath, [...vitest, 'tests/attack'], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      ATTACK_MINUTES: values.minutes,
      ATTACK_SEED: seed,
      ATTACK_REPORT: REPORT,
    },
  })
  process.stdout.write(`First seed ${seed}. What was done:\n`)
  if (existsSync(REPORT)) process.stdout.write(readFileSync(REPORT, 'utf8'))
  process.stdout.write(code === 0 ? 'Clean.\n' : 'Not clean.\n')
  process.exitCode = code
})
