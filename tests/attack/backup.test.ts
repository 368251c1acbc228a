/** The drill: a backup of the running server while people write, put back elsewhere, and opened there. */
import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as decoding from 'lib0/decoding'
import { expect, onTestFinished, test } from 'vitest'
import type * as Y from 'yjs'
import { MESSAGE_SAVED } from '#plan/close-codes.ts'
import { plainText, readText } from '#plan/document.ts'
import { startPlan } from '#tests/harness/family.ts'
import { Person } from '#tests/harness/person.ts'
import { newDataDir, ROOT, testServer } from '#tests/harness/server.ts'
import { connectProvider } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'
import { comesIn, pageOf, press, words, writesInPlan } from '#tests/system/scenarios/living.ts'

const FIELD = 'vraag'

const folder = () => {
  const path = newDataDir()
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}
const script = (name: 'backup' | 'restore', dataDir: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [`scripts/${name}.mjs`, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
  })
const refusal = async (...args: Parameters<typeof script>) =>
  script(...args).then(
    () => 'nothing was wrong',
    (error: { stderr: string }) => error.stderr,
  )

const linesOf = (doc: Y.Doc) => new Set(plainText(readText(doc, FIELD)).split('\n'))

test('R-C7: a backup while four people write, put back elsewhere: all that was acknowledged before it began is there', async () => {
  const server = await testServer()
  // A settled plan beside it: its seal is checked with a key that is no row.
  const sealed = await startPlan(server.origin, { me: 'Karim', child: 'Noor' })
  const quiet = connectProvider(sealed.parent, sealed.planId)
  await quiet.synced
  writesInPlan(quiet.doc, FIELD, 'VASTGELEGD')
  await until('it is on disk', async () =>
    words(await sealed.parent.get(pageOf(sealed))).includes('VASTGELEGD'),
  )
  await press(sealed.parent, pageOf(sealed, 'vastleggen'), 'Leg het plan vast')
  const checkPage = (await sealed.parent.get(pageOf(sealed, 'versies'))).text.match(
    /\/controle\/[0-9a-z]{20}/,
  )?.[0]

  const plan = await startPlan(server.origin)
  const others = await Promise.all(
    ['Oma Tineke', 'Tante Joke', 'Opa Wim'].map((name) => comesIn(plan, name, 'network')),
  )
  const writers = [plan.parent, ...others].map((person, index) => {
    const { doc, provider, synced } = connectProvider(person, plan.planId, { ack: '1' })
    const sent: string[] = []
    let saved = 0
    provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) => {
      saved = decoding.readVarUint(decoder)
    }
    const write = () => {
      const line = `schrijver ${index} zin ${sent.length}`
      writesInPlan(doc, FIELD, line)
      sent.push(line)
    }
    // The first frame of the stock provider is its answer to the handshake; each line is one frame after it.
    return { write, synced, provider, saved: () => sent.slice(0, Math.max(0, saved - 1)) }
  })
  await Promise.all(writers.map(({ synced }) => synced))
  const busy = setInterval(() => {
    for (const { write } of writers) write()
  }, 40)
  onTestFinished(() => clearInterval(busy))
  await until('all of them are heard', () => writers.every(({ saved }) => saved().length > 10), 30_000)

  const copies = folder()
  const before = writers.flatMap(({ saved }) => saved())
  const { stdout } = await script('backup', server.dataDir, copies)
  const after = writers.flatMap(({ saved }) => saved())
  clearInterval(busy)
  expect(after.length).toBeGreaterThan(before.length)
  const [copy = ''] = readdirSync(copies)
  expect(stdout).toContain(copy)
  expect(readdirSync(join(copies, copy)).sort()).toEqual(['familiegroepsplan.sqlite', 'seal-keys'])
  for (const { provider } of writers) provider.destroy()
  quiet.provider.destroy()
  await server.kill()

  const elsewhere = join(folder(), 'data')
  await script('restore', elsewhere, join(copies, copy))
  const restored = await testServer({ dataDir: elsewhere })
  const there = (person: Person) => {
    const same = new Person(restored.origin)
    for (const [name, value] of person.cookies) same.cookies.set(name, value)
    return same
  }
  const reader = connectProvider(there(plan.parent), plan.planId)
  await reader.synced
  const lines = linesOf(reader.doc)
  expect(before.filter((line) => !lines.has(line))).toEqual([])
  expect(before.length).toBeGreaterThan(40)
  // And what it holds goes on: somebody writes, and it is kept.
  writesInPlan(reader.doc, FIELD, 'NA-DE-RAMP')
  await until('it is on disk', async () =>
    words(await there(plan.parent).get(pageOf(plan))).includes('NA-DE-RAMP'),
  )

  expect(words(await there(sealed.parent).get(checkPage ?? ''))).toMatch(/[Kk]lopt|versie 1/i)
  const keys = readdirSync(join(server.dataDir, 'seal-keys'))
  for (const where of [join(copies, copy), elsewhere]) {
    expect(readdirSync(join(where, 'seal-keys'))).toEqual(keys)
    for (const file of ['familiegroepsplan.sqlite', `seal-keys/${keys[0]}`])
      expect([file, statSync(join(where, file)).mode & 0o077]).toEqual([file, 0])
  }
  expect(readFileSync(join(elsewhere, 'seal-keys', keys[0] ?? ''))).toEqual(
    readFileSync(join(server.dataDir, 'seal-keys', keys[0] ?? '')),
  )
})

test('putting back never happens over data, from nothing, or from a damaged copy; each with a sentence', async () => {
  const server = await testServer()
  const copies = folder()
  expect(await refusal('backup', folder(), copies)).toMatch(/no database/)
  await script('backup', server.dataDir, copies)
  const copy = join(copies, readdirSync(copies)[0] ?? '')
  expect(await refusal('restore', server.dataDir, copy)).toMatch(/holds familiegroepsplan\.sqlite already/)
  const walOnly = folder()
  mkdirSync(join(walOnly, 'familiegroepsplan.sqlite-wal'))
  expect(await refusal('restore', walOnly, copy)).toMatch(/-wal already/)
  expect(await refusal('restore', folder(), copies)).toMatch(/no copy/)
  expect(await refusal('backup', server.dataDir)).toMatch(/which folder/)
})

test('R-E26: copies older than the stated days are destroyed, and nothing else in the folder', async () => {
  const server = await testServer()
  const copies = folder()
  const [old, own, young] = [
    'familiegroepsplan-2020-01-01T00-00-00Z',
    'iets-van-de-beheerder',
    `familiegroepsplan-${new Date(Date.now() - 86_400_000).toISOString().slice(0, 19).replaceAll(':', '-')}Z`,
  ]
  for (const name of [old, own, young]) mkdirSync(join(copies, name))
  const { stdout } = await script('backup', server.dataDir, copies, '--keep-days', '30')
  expect(stdout).toContain(old)
  const left = readdirSync(copies)
  expect(left).not.toContain(old)
  expect(left).toEqual(expect.arrayContaining([own, young]))
  expect(left).toHaveLength(3)
})
