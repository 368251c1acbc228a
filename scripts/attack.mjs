/**
 * `npm run attack -- [--minutes 10] [--seed 1]`: what `npm test` does in seconds, at length and with new seeds. One file after
 * the other; a failure names its seed. Ends with a table of what was done, and with 1 when anything was found.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { prepare, rerunOnProjectNode, stopWithParent } from './bootstrap.mjs'
import { at, Plain, run, runProgram } from './project.mjs'

const REPORT = at('.cache/attack.jsonl')

await run(async () => {
  await prepare({ development: true })
  const args = process.argv.slice(2)
  if (await rerunOnProjectNode(fileURLToPath(import.meta.url), args)) return
  stopWithParent()
  const options = { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } }
  const { values } = parseArgs({ args, options })
  if (!(Number(values.minutes) > 0)) throw new Plain('--minutes is a number above 0.')
  const seed = values.seed ?? String(Date.now() % 1_000_000_000)
  mkdirSync(at('.cache'), { recursive: true })
  rmSync(REPORT, { force: true })
  const began = performance.now()
  const vitest = [at('node_modules/vitest/vitest.mjs'), 'run', '--project', 'system', '--no-file-parallelism']
  const { code } = await runProgram(process.execPath, [...vitest, '--retry=0', 'tests/attack'], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      ATTACK_MINUTES: values.minutes,
      ATTACK_SEED: seed,
      ATTACK_REPORT: REPORT,
    },
  })
  const lines = existsSync(REPORT) ? readFileSync(REPORT, 'utf8').trim().split('\n').filter(Boolean) : []
  const minutes = Math.round((performance.now() - began) / 6_000) / 10
  process.stdout.write(
    `${summary(
      lines.map((line) => JSON.parse(line)),
      { seed, minutes },
    ).join('\n')}\n`,
  )
  process.stdout.write(code === 0 ? 'Clean.\n' : 'Not clean: see the failed tests above.\n')
  process.exitCode = code
})

/** @param {Record<string, unknown>[]} notes @param {{ seed: string, minutes: number }} run */
function summary(notes, { seed, minutes }) {
  const done = notes.filter((note) => note.finding === undefined)
  const findings = notes.filter((note) => note.finding !== undefined)
  const sum = (...names) =>
    done.flatMap((note) => names.map((name) => Number(note[name] ?? 0))).reduce(add, 0)
  const most = (...names) =>
    Math.max(0, ...done.flatMap((note) => names.map((name) => Number(note[name] ?? 0))))
  return [
    '',
    `The attack: ${minutes} minutes, first seed ${seed}.`,
    ...done.map(
      ({ part, ...did }) => `  ${String(part).padEnd(16)} ${Object.entries(did).map(shown).join(', ')}`,
    ),
    `  Frames sent      ${sum('frames').toLocaleString('en')}, let in by the check ${sum('letIn').toLocaleString('en')}`,
    `  Kills            ${sum('killed')}`,
    `  Longest block    ${most('mostMs', 'mostBlockMs')} ms of processor time`,
    `  Most memory      ${most('mostMB')} MB`,
    `  Findings         ${findings.length}`,
    ...findings.map(({ part, seed: of, finding }) => `    ${part}, seed ${of}: ${finding}`),
  ]
}

function add(a, b) {
  return a + b
}

function shown([name, value]) {
  return `${name} ${value}`
}
