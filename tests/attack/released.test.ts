/** What released versions left on disks opens in this one: `tests/fixtures/released/`, made by `npm run fixtures:make`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import routes from '#app/routes.ts'
import { openDatabase } from '#db/connection.ts'
import { textRoot } from '#plan/shape.ts'
import { Client } from '#tests/collaboration/client.ts'
import { applicationAt } from '#tests/harness/application.ts'
import { Person } from '#tests/harness/person.ts'
import { ROOT } from '#tests/harness/server.ts'
import { until } from '#tests/harness/until.ts'

interface About {
  at: number
  planId: string
  roomId: string
  cookie: string
  marks: string[]
  counts: Record<string, number>
}

const FOLDER = join(ROOT, 'tests/fixtures/released')
const MIGRATIONS = '__drizzle_migrations'

function unpacked(version: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'released-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const file = join(dataDir, 'familiegroepsplan.sqlite')
  writeFileSync(file, gunzipSync(readFileSync(join(FOLDER, version, 'familiegroepsplan.sqlite.gz'))))
  const about = JSON.parse(readFileSync(join(FOLDER, version, 'about.json'), 'utf8')) as About
  return { dataDir, file, about, document: readFileSync(join(FOLDER, version, 'document.yjs')) }
}

const versions = readdirSync(FOLDER)

describe.each(versions)('version %s', (version) => {
  test('R-C5: its database opens: every migration applied, no row lost in any table, nothing points at nothing', () => {
    const { file, about } = unpacked(version)
    const { [MIGRATIONS]: migrations = 0, ...counts } = about.counts
    // Without a row in each table a migration that fails on rows would pass.
    expect(Object.entries(counts).filter(([, rows]) => rows === 0)).toEqual([])
    expect(Object.keys(counts).length).toBeGreaterThan(40)
    openDatabase(file).close()
    // A second start finds nothing to do.
    openDatabase(file).close()
    const db = new Sqlite(file, { readonly: true })
    onTestFinished(() => void db.close())
    const count = (table: string) =>
      (db.prepare(`select count(*) as n from "${table}"`).get() as { n: number }).n
    const { entries } = JSON.parse(readFileSync(join(ROOT, 'db/migrations/meta/_journal.json'), 'utf8')) as {
      entries: unknown[]
    }
    expect(count(MIGRATIONS)).toBe(entries.length)
    expect(migrations).toBeGreaterThan(0)
    expect(Object.fromEntries(Object.keys(counts).map((table) => [table, count(table)]))).toEqual(counts)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  test('R-C5: its plan opens: pages with the words, files, and people who write on', async () => {
    const { dataDir, about } = unpacked(version)
    const application = await applicationAt(about.at, { dataDir })
    const parent = new Person(application.address)
    for (const pair of about.cookie.split('; ')) {
      const [name = '', ...value] = pair.split('=')
      parent.cookies.set(name, value.join('='))
    }
    const seen: string[] = []
    for (const { path = '' } of routes as RouteConfigEntry[]) {
      if (!path.startsWith('plan/:planId') || path.replace(':planId', '').includes(':')) continue
      const answer = await parent.get(`/${path.replace(':planId', about.planId)}`)
      expect([path, answer.status < 500]).toEqual([path, true])
      if (answer.status === 200) seen.push(answer.text)
    }
    const all = seen.join('\n')
    expect(seen.length).toBeGreaterThan(15)
    for (const words of ['Noor zwemt graag.', 'En dit kwam erna.', 'Rust in huis', 'Oma haalt Noor'])
      expect(all).toContain(words)
    expect(about.marks.filter((mark) => all.includes(mark)).length).toBeGreaterThan(20)

    const client = await new Client(application.address.replace(/^http/, 'ws'), '', {
      plan: about.planId,
      origin: application.address,
      cookie: about.cookie,
    }).ready()
    client.doc.getXmlFragment(textRoot('goed')).push([new Y.XmlElement('paragraph')])
    await until('it is on disk', () => client.isSaved && client.saved > 1)
    client.cut()
  })

  test('R-B10: opening its plan writes nothing, and a page gets what was stored', async () => {
    const { dataDir, about, document: stored } = unpacked(version)
    const rowsOf = () => {
      const db = new Sqlite(join(dataDir, 'familiegroepsplan.sqlite'), { readonly: true })
      const state = db.prepare('select state from room_states where room_id = ?').get(about.roomId)
      const rows = db.prepare('select seq, data from room_updates where room_id = ?').all(about.roomId)
      db.close()
      return { state, rows }
    }
    const before = rowsOf()
    expect(before.rows.length).toBeGreaterThan(0)
    const application = await applicationAt(about.at, { dataDir })
    const client = await new Client(application.address.replace(/^http/, 'ws'), '', {
      plan: about.planId,
      origin: application.address,
      cookie: about.cookie,
    }).ready()
    expect(Y.encodeStateVector(client.doc)).toEqual(Y.encodeStateVectorFromUpdate(stored))
    await until('the answer to the handshake is kept', () => client.isSaved)
    client.cut()
    expect(rowsOf()).toEqual(before)
  })
})
