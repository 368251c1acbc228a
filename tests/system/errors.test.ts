/**
 * R-E10: whatever breaks inside, a client hears a code and a sentence. A table of the database is taken away under the
 * running server, and every route of the application is asked and posted to, as page and as data.
 */
import { join as joinPath } from 'node:path'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import routes from '#app/routes.ts'
import { Client } from '#tests/collaboration/client.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import type { Answer } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'

const server = sharedServer()
let plan: StartedPlan
let db: Sqlite.Database
const broken = new Set<string>()

beforeAll(async () => {
  plan = await startPlan(server().origin)
  db = new Sqlite(joinPath(server().dataDir, 'familiegroepsplan.sqlite'))
  db.pragma('busy_timeout = 5000')
})
afterAll(() => db?.close())

const INSIDES =
  /no such table|no such column|sqlite|drizzle|select |insert into|\bat [\w.]+ \(|\.tsx?:\d|node_modules|\/server\/\w|TypeError|ReferenceError/i

const addresses = () =>
  (routes as RouteConfigEntry[]).flatMap(({ path = '' }) => {
    const page = `/${path.replace(':planId', plan.planId).replace(/:\w+/g, 'A'.repeat(43)).replace('*', 'iets')}`
    return page === '/snel-weg' ? [] : [page, `${page === '/' ? '/_root' : page}.data`]
  })

function expectNoInsides(what: string, { status, text, headers }: Answer): void {
  const said = `${text.replace(/<script[^>]*src=[^>]*>|<link[^>]*>/g, '')} ${JSON.stringify([...headers])}`
  expect([what, said.match(INSIDES)?.[0] ?? null]).toEqual([what, null])
  if (status >= 500) broken.add(what)
}

/** Everything else that a page may ask for hangs on one of these. */
const TABLES = ['participants', 'rooms', 'passages', 'audit_log', 'sessions']

test.each(TABLES)('R-E10: nothing of the inside is told while the table %s is broken', async (table) => {
  db.exec(`alter table ${table} rename to gone_${table}`)
  try {
    for (const address of addresses()) {
      expectNoInsides(`get ${address}`, await plan.parent.get(address))
      // Forms that people have, with and without an act that the route knows.
      for (const intent of ['new', 'move'])
        expectNoInsides(
          `post ${intent} ${address}`,
          await plan.parent.post(address, { intent, words: 'x', audience: 'me', to: 'agree' }),
        )
    }
    const { origin, cookie } = plan.parent
    const client = new Client(origin.replace(/^http/, 'ws'), '', { plan: plan.planId, origin, cookie })
    await until('the socket is answered', () => client.closed || client.synced)
    expect(client.reason ?? '').toMatch(/^[\w -]{0,30}$/)
    client.cut()
  } finally {
    db.exec(`alter table gone_${table} rename to ${table}`)
  }
})

test('most of them did break: the test could fail', () => {
  expect(broken.size).toBeGreaterThan(40)
})

test('and it all works again when the table is back', async () => {
  const page = await plan.parent.get(plan.path)
  expect([page.status, page.text.includes('Sem')]).toEqual([200, true])
})
