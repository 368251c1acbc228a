/** What a disk or another process does to the database of a running place: damaged rows, and a lock that somebody holds. */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { CLOSE } from '#plan/close-codes.ts'
import { plainText, readText } from '#plan/document.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { Person } from '#tests/harness/person.ts'
import { type TestServer, testServer } from '#tests/harness/server.ts'
import { connectProvider, openSocket, socketUrl } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'
import { LONG_MS, pageOf, words, writesInPlan } from '#tests/system/scenarios/living.ts'

const FIELD = 'vraag'

async function planWith(server: TestServer, text: string): Promise<StartedPlan> {
  const plan = await startPlan(server.origin)
  const { doc, provider, synced } = connectProvider(plan.parent, plan.planId)
  await synced
  writesInPlan(doc, FIELD, text)
  await until('it is on disk', async () => words(await plan.parent.get(pageOf(plan))).includes(text), LONG_MS)
  provider.destroy()
  return plan
}

const database = (server: TestServer) => new Sqlite(join(server.dataDir, 'familiegroepsplan.sqlite'))

/** Everything that is stored of one plan's words. */
function storedOf(server: TestServer, { planId }: StartedPlan) {
  const db = database(server)
  try {
    const { id } = db.prepare("select id from rooms where plan_id = ? and kind = 'plan'").get(planId) as {
      id: string
    }
    return {
      id,
      states: db.prepare('select * from room_states where room_id = ?').all(id),
      updates: db.prepare('select * from room_updates where room_id = ? order by seq').all(id),
    }
  } finally {
    db.close()
  }
}

test('R-B4: a damaged row: that plan says that it cannot be opened, nothing is written over it, and others go on', async () => {
  const server = await testServer()
  const plan = await planWith(server, 'WOORDEN-DIE-ER-NOG-ZIJN')
  const other = await planWith(server, 'WOORDEN-VAN-ANDEREN')
  await server.kill()
  const whole = storedOf(server, plan)
  const db = database(server)
  const cut = (table: string, column: string) =>
    db
      .prepare(
        `update ${table} set ${column} = substr(${column}, 1, length(${column}) - 3) where room_id = ?`,
      )
      .run(whole.id).changes
  const damaged = cut('room_updates', 'data') + cut('room_states', 'state')
  db.close()
  expect(damaged).toBeGreaterThan(0)
  const broken = storedOf(server, plan)

  await server.start()
  for (let times = 0; times < 3; times += 1) {
    const page = await plan.parent.get(pageOf(plan))
    expect(page.status).toBeGreaterThanOrEqual(500)
    expect(page.text).not.toMatch(/SQLITE|BrokenLog|node_modules|at file:/)
    const { ended, received } = openSocket(socketUrl(server.origin, plan.planId), {
      origin: server.origin,
      cookie: plan.parent.cookie,
    })
    expect(await ended).toMatchObject({ code: CLOSE.COULD_NOT_LOAD })
    expect(received).toEqual([])
  }
  expect(words(await other.parent.get(pageOf(other)))).toContain('WOORDEN-VAN-ANDEREN')
  expect(await server.stop()).toBe(0)
  expect(storedOf(server, plan)).toEqual(broken)

  // With the rows of a copy it is there again.
  const repaired = database(server)
  for (const row of whole.updates as { room_id: string; seq: number; data: Buffer }[])
    repaired
      .prepare('update room_updates set data = ? where room_id = ? and seq = ?')
      .run(row.data, row.room_id, row.seq)
  for (const row of whole.states as { room_id: string; state: Buffer }[])
    repaired.prepare('update room_states set state = ? where room_id = ?').run(row.state, row.room_id)
  repaired.close()
  await server.start()
  expect(words(await plan.parent.get(pageOf(plan)))).toContain('WOORDEN-DIE-ER-NOG-ZIJN')
})

test('R-B16: another process holds the database: pages go on, nobody sees what is not stored, and then it is stored', async () => {
  const server = await testServer()
  const plan = await planWith(server, 'VOORAF')
  const writer = connectProvider(plan.parent, plan.planId)
  const reader = connectProvider(plan.parent, plan.planId)
  await Promise.all([writer.synced, reader.synced])
  const holder = database(server)
  onTestFinished(() => void holder.close())
  const wordsOf = ({ doc }: typeof reader) => plainText(readText(doc, FIELD))

  holder.exec('begin immediate')
  writesInPlan(writer.doc, FIELD, 'TERWIJL-HET-VASTZAT')
  for (let times = 0; times < 20; times += 1) {
    const { status, text } = await new Person(server.origin).get(times % 2 ? '/health' : '/')
    expect([status, text.length > 0]).toEqual([200, true])
    expect(wordsOf(reader)).not.toContain('TERWIJL-HET-VASTZAT')
  }
  holder.exec('commit')
  await until('it arrives', () => wordsOf(reader).includes('TERWIJL-HET-VASTZAT'), LONG_MS)
  await server.kill()
  await server.start()
  expect(words(await plan.parent.get(pageOf(plan)))).toContain('TERWIJL-HET-VASTZAT')
})
