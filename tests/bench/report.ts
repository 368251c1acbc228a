/** The table and the file with every value. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Bench } from './measures/bench.ts'
import { median, type Row, type Value } from './results.ts'
import { candidates } from './servers/candidates.ts'
import { versionsOfPeers } from './servers/peers.ts'

const HERE = new URL('./', import.meta.url).pathname
const ROOT = new URL('../../', import.meta.url).pathname

interface Run {
  args: string[]
  missing: Record<string, string | null>
  seconds: number
}

/** Written after each measure, so that a run that is broken off leaves what it had. */
export function write(bench: Bench, run: Run): string {
  const folder = bench.options.out ?? join(HERE, 'results')
  mkdirSync(folder, { recursive: true })
  const about = aboutHere(run)
  const rows = [...bench.results.rows.values(), ...blockRows(bench)].sort(
    (a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)),
  )
  const text = [table(rows), '', ...notes(rows), ...about.lines].join('\n')
  writeFileSync(join(folder, 'last.md'), `${text}\n`)
  writeFileSync(
    join(folder, 'last.json'),
    `${JSON.stringify({ ...about.facts, options: { ...bench.options, only: bench.options.only && [...bench.options.only], candidates: bench.options.candidates && [...bench.options.candidates] }, rows }, null, 1)}\n`,
  )
  if (bench.options.publish) publish(text)
  return `${text}\n\nWritten to ${folder}`
}

const PAGE = join(ROOT, 'docs/performance.md')

function publish(text: string): void {
  const page = readFileSync(PAGE, 'utf8')
  const [before = '', rest = ''] = page.split('<!-- table -->')
  const [, after = ''] = rest.split('<!-- /table -->')
  writeFileSync(PAGE, `${before}<!-- table -->\n\n${text.trim()}\n\n<!-- /table -->${after}`)
}

function blockRows({ results, options }: Bench): Row[] {
  const entries = Object.entries(results.blocks)
  if (entries.length === 0 || (options.only && !options.only.has('G12'))) return []
  return [
    {
      id: 'G12',
      measure: 'longest block of the event loop in all of this',
      unit: 'ms',
      target: '≤ 50 ms',
      values: Object.fromEntries(
        entries.map(([name, { block }]) => [name, [{ value: block, foreign: 0, counts: true }]]),
      ),
      missing: {},
      notes: entries.map(([name, { block, during }]) => `${name}: ${show(block)} ms during ${during}`),
    },
  ]
}

function table(rows: readonly Row[]): string {
  const columns = candidates.filter(({ name }) =>
    rows.some(({ values, missing }) => values[name] || missing[name]),
  )
  const lines = [
    ['#', 'measure', 'unit', ...columns.map(({ label }) => label), 'ours must reach'],
    ['---', '---', '---', ...columns.map(() => '---'), '---'],
    ...rows.map((row) => [
      row.id,
      row.measure,
      row.unit,
      ...columns.map(({ name }) => cell(row.values[name], row.missing[name])),
      row.target,
    ]),
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function cell(values: readonly Value[] | undefined, missing: string | undefined): string {
  const middle = median(values)
  if (!middle) return missing ? `failed: ${missing.replaceAll('|', '/')}` : '–'
  const all = (values ?? []).map(({ value, counts }) => `${show(value)}${counts ? '' : '*'}`)
  return `**${show(middle.value)}**${middle.counts ? '' : '*'}${all.length > 1 ? ` (${all.join(', ')})` : ''}`
}

export function show(value: number): string {
  if (value === 0) return '0'
  if (Math.abs(value) >= 1_000) return Math.round(value).toLocaleString('en')
  return value.toPrecision(value < 1 ? 2 : 3).replace(/\.0+$/, '')
}

function notes(rows: readonly Row[]): string[] {
  const all = new Set(rows.flatMap((row) => row.notes.map((note) => `${row.id} ${note}`)))
  const loaded = rows.some(({ values }) =>
    Object.values(values)
      .flat()
      .some(({ counts }) => !counts),
  )
  return [
    ...(loaded
      ? ['\\* Taken while other programs used the processor; counts only where there is no other.', '']
      : []),
    ...[...all].map((note) => `- ${note}`),
    '',
  ]
}

function aboutHere({ args, missing, seconds }: Run) {
  const [cpu] = cpus()
  const commit = attempt(() =>
    execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT }).toString().trim(),
  )
  const versions = { node: process.version, ...ownVersions(), ...versionsOfPeers() }
  const facts = {
    command: ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' '),
    at: new Date().toISOString(),
    commit,
    machine: { cpu: cpu?.model.trim(), cores: cpus().length, memory: totalmem(), kernel: release() },
    versions,
    missing,
    seconds,
  }
  const lines = [
    `Made by \`${facts.command}\` in ${Math.round(seconds)} s on ${facts.at.slice(0, 10)}${commit ? `, commit ${commit}` : ''}.`,
    `Machine: ${facts.machine.cpu}, ${facts.machine.cores} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}; the server on one core, the load generator on the other.`,
    `Versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    ...Object.entries(missing).flatMap(([name, why]) => (why ? [`${name}: ${why}.`] : [])),
  ]
  return { facts, lines }
}

function ownVersions(): Record<string, string> {
  return Object.fromEntries(
    ['yjs', 'ws', 'better-sqlite3'].map((name) => {
      const file = join(ROOT, 'node_modules', name, 'package.json')
      return [`ours: ${name}`, (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version]
    }),
  )
}

function attempt(work: () => string): string | null {
  try {
    return work()
  } catch {
    return null
  }
}
