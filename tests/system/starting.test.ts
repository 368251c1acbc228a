/** What stops a start, and with which sentence: for whoever runs the program. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { newDataDir, ROOT, refusedStart, testServer } from '#tests/harness/server.ts'
import { smallDisk } from '#tests/harness/small-disk.ts'

const SECRETS = {
  SESSION_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'plan@example.nl',
}
const isOneSentence = (output: string) =>
  output.trim().split('\n').length === 1 && !/\bat \S+:\d+/.test(output)

test.each(Object.keys(SECRETS))(
  'R-E25: with PUBLIC_URL and without %s the start stops and names it',
  async (name) => {
    const { code, output } = await refusedStart({
      env: { PUBLIC_URL: 'https://plan.example.nl', ...SECRETS, [name]: '' },
    })
    expect(code).toBe(2)
    expect(output).toContain(name)
    expect(isOneSentence(output)).toBe(true)
  },
)

test('R-E25: a secret that is too short is no secret', async () => {
  const { code, output } = await refusedStart({
    env: { PUBLIC_URL: 'https://plan.example.nl', ...SECRETS, SESSION_SECRET: 'geheim' },
  })
  expect(code).toBe(2)
  expect(output).toContain('SESSION_SECRET')
})

test('one line says where it is open, and nothing else is written', async () => {
  const server = await testServer()
  expect(server.output().trim().split('\n')).toEqual([
    expect.stringContaining(`http://localhost:${server.port}`),
  ])
})

test('a port that is taken: one sentence that names the port', async () => {
  const first = await testServer()
  const { code, output } = await refusedStart({ port: first.port })
  expect(code).not.toBe(0)
  expect(output).toContain(String(first.port))
  expect(isOneSentence(output)).toBe(true)
})

test('a database of a newer release: refused with a sentence, and not touched', async () => {
  const server = await testServer()
  expect(await server.stop()).toBe(0)
  const file = join(server.dataDir, 'familiegroepsplan.sqlite')
  const database = new Sqlite(file)
  database
    .prepare("insert into __drizzle_migrations (hash, created_at) values ('later', ?)")
    .run(Date.now() + 1e12)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  const before = readFileSync(file)
  const { code, output } = await refusedStart({ dataDir: server.dataDir })
  expect(code).not.toBe(0)
  expect(output).toMatch(/newer release/)
  expect(isOneSentence(output)).toBe(true)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a file that is no database is left alone and named', async () => {
  const dataDir = newDataDir()
  writeFileSync(
    join(dataDir, 'familiegroepsplan.sqlite'),
    'dit is geen database, maar wel van iemand'.repeat(50),
  )
  const { code, output } = await refusedStart({ dataDir })
  expect(code).not.toBe(0)
  expect(output).toContain('familiegroepsplan.sqlite')
  expect(isOneSentence(output)).toBe(true)
})

test('DATA_DIR where a folder cannot be made: one sentence', async () => {
  const file = join(newDataDir(), 'bestand')
  writeFileSync(file, '')
  const { code, output } = await refusedStart({ dataDir: join(file, 'data') })
  expect(code).not.toBe(0)
  expect(isOneSentence(output)).toBe(true)
})

test('a wrong plan form stops the start with its name, the line and the reason', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vormen-'))
  const [form = ''] = readdirSync(join(ROOT, 'plan-templates')).filter((name) => name.endsWith('.yaml'))
  const text = readFileSync(join(ROOT, 'plan-templates', form), 'utf8')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'eigen-vorm.yaml'), text.replace(/^( +)kind: text$/m, '$1kind: tekening'))
  const { code, output } = await refusedStart({ env: { TEMPLATES_DIR: folder } })
  expect(code).not.toBe(0)
  expect(output).toContain('eigen-vorm.yaml')
  expect(output).toMatch(/\b(?:line |regel )?\d+\b/)
  expect(output).toContain('kind')
  expect(output).not.toMatch(/\bat \S+:\d+/)
})

test('a form that is dropped into the folder can be chosen', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vormen-'))
  const text = readFileSync(join(ROOT, 'plan-templates/gewoon.yaml'), 'utf8')
  writeFileSync(
    join(folder, 'eigen-vorm.yaml'),
    text
      .replace(/^id: .*$/m, 'id: eigen-vorm')
      .replaceAll('Gewoon plan', 'Plan van ons dorp')
      .replaceAll('Ordinary plan', 'Plan of our village'),
  )
  const server = await testServer({ env: { TEMPLATES_DIR: folder } })
  const page = await (await fetch(`${server.origin}/plan/nieuw`)).text()
  expect(page).toContain('Plan van ons dorp')
})

test('a full disk at the start: one sentence', async ({ skip }) => {
  const disk = await smallDisk(64 * 1024)
  if (!disk) return skip('this user may not make a small disk')
  const { code, output } = await refusedStart({ dataDir: disk.path })
  expect(code).not.toBe(0)
  expect(output).toMatch(/full/i)
  expect(isOneSentence(output)).toBe(true)
})
