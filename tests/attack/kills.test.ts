/** `kill -9` at a random write, found back by its seed: while the database is brought up to date, and while a plan is settled. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { Client, writeParagraph } from '#tests/collaboration/client.ts'
import { below, seeded } from '#tests/collaboration/random.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { launchServer, ROOT, type TestServer } from '#tests/harness/server.ts'
import { until } from '#tests/harness/until.ts'
import { isLong, runRounds, timeoutOf } from './rounds.ts'

/** On a busy machine. */
const LONG_MS = 20_000
const MIGRATIONS = join(ROOT, 'db/migrations')
const dyingAfter = (n: number, now = '') =>
  new URL(`./die-at-write.ts?after=${n}${now}`, import.meta.url).href

const schemaOf = (db: Sqlite.Database) =>
  db.prepare('select type, name, sql from sqlite_master where sql is not null order by name').all()

function expectWhole(file: string) {
  const db = new Sqlite(file, { readonly: true })
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    return schemaOf(db)
  } finally {
    db.close()
  }
}

/** A database as an earlier moment of the project left it. */
function upTo(file: string, folder: string, count: number): void {
  mkdirSync(join(folder, 'meta'), { recursive: true })
  const journal = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[]
  }
  const entries = journal.entries.slice(0, count)
  for (const { tag } of entries)
    writeFileSync(join(folder, `${tag}.sql`), readFileSync(join(MIGRATIONS, `${tag}.sql`)))
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  const db = new Sqlite(file)
  migrate(drizzle(db), { migrationsFolder: folder })
  db.close()
}

async function migrationDies(seed: number) {
  const random = seeded(seed)
  const folder = mkdtempSync(join(tmpdir(), 'migration-'))
  try {
    const file = join(folder, 'plan.sqlite')
    upTo(file, join(folder, 'earlier'), 1 + below(random, 16))
    const imports = ['--import', dyingAfter(1 + below(random, 60), '&now')]
    const killed = await new Promise<boolean>((resolve) => {
      execFile(
        process.execPath,
        [...imports, join(ROOT, 'tests/attack/open-database.ts'), file],
        { cwd: ROOT },
        (error) => resolve(error?.signal === 'SIGKILL'),
      )
    })
    openDatabase(file).close()
    const fresh = join(folder, 'fresh.sqlite')
    openDatabase(fresh).close()
    expect(expectWhole(file)).toEqual(expectWhole(fresh))
    return { killed: Number(killed) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test(
  'R-C5: killed at any write of bringing a database up to date: the next start finishes it, to the same shape',
  async () => {
    const did = await runRounds({ part: 'migration', share: 0.05, short: 1, round: migrationDies })
    expect(did.killed).toBeGreaterThan(0)
  },
  timeoutOf(0.05),
)

const opened = (server: TestServer, { planId, parent }: StartedPlan) =>
  new Client(server.origin.replace(/^http/, 'ws'), '', {
    plan: planId,
    origin: server.origin,
    cookie: parent.cookie,
  }).ready()

/** Words on disk, then the plan is settled, and the process dies at one of the writes of that. */
async function settlingDies(seed: number) {
  const random = seeded(seed)
  const server = await launchServer()
  try {
    const plan = await startPlan(server.origin)
    await server.kill()
    await server.start([dyingAfter(1 + below(random, 40))])
    const connect = () => opened(server, plan)
    const client = await connect()
    writeParagraph(client.doc, 'vraag', 'OP-SCHIJF')
    await until('it is on disk', () => client.isSaved, LONG_MS)
    const path = `/plan/${plan.planId}/vastleggen`
    const form = formWithButton(plan.parent, await plan.parent.get(path), path, 'Leg het plan vast')
    process.kill(server.pid, 'SIGUSR2')
    const answered = await form.submit().then(
      ({ status }) => status < 400,
      () => false,
    )
    client.cut()
    await server.kill()
    await server.start()
    expectWhole(join(server.dataDir, 'familiegroepsplan.sqlite'))
    const settled = (await plan.parent.get(`/plan/${plan.planId}/versies`)).text.includes('Versie 1')
    if (answered) expect(settled).toBe(true)
    const again = await connect()
    expect(again.doc.getXmlFragment('text:vraag').toString()).toContain('OP-SCHIJF')
    // Settled as a whole and closed for words, or not at all and open.
    writeParagraph(again.doc, 'goed', 'ERNA')
    await until('it is judged', () => again.closed || (again.isSaved && again.saved > 1), LONG_MS)
    expect(again.closed).toBe(settled)
    again.cut()
    return { killed: Number(!answered), settled: Number(settled) }
  } finally {
    await server.dispose()
  }
}

test(
  'R-E23: killed at any write of settling: it is settled whole, and closed, or not at all, and open; no word is lost',
  async () => {
    const did = await runRounds({ part: 'kills', share: 0.08, short: 1, round: settlingDies })
    expect(did.rounds).toBeGreaterThan(0)
  },
  timeoutOf(0.08),
)

/** A moment is kept, more is written, and the process dies while somebody puts that moment back. */
async function puttingBackDies(seed: number) {
  const random = seeded(seed)
  const server = await launchServer()
  try {
    const plan = await startPlan(server.origin)
    const first = await opened(server, plan)
    writeParagraph(first.doc, 'vraag', 'EERST')
    await until('it is on disk', () => first.isSaved, LONG_MS)
    first.cut()
    // A stop keeps what was written as a moment to go back to.
    await server.stop()
    await server.start([dyingAfter(1 + below(random, 20))])
    const client = await opened(server, plan)
    writeParagraph(client.doc, 'vraag', 'DAARNA')
    await until('that is on disk', () => client.isSaved, LONG_MS)
    const list = `/plan/${plan.planId}/eerder`
    const moment = documentOf((await plan.parent.get(list)).text).querySelector('a[href*="bekijk="]')
    const looked = await plan.parent.get(moment?.getAttribute('href') ?? '')
    const form = formWithButton(plan.parent, looked, list, 'Zet dit terug')
    process.kill(server.pid, 'SIGUSR2')
    const answered = await form.submit().then(
      ({ status }) => status < 400,
      () => false,
    )
    client.cut()
    await server.kill()
    await server.start()
    expectWhole(join(server.dataDir, 'familiegroepsplan.sqlite'))
    const again = await opened(server, plan)
    const text = again.doc.getXmlFragment('text:vraag').toString()
    expect(text).toContain('EERST')
    // Put back as a whole, or not at all.
    if (answered) expect(text).not.toContain('DAARNA')
    writeParagraph(again.doc, 'goed', 'ERNA')
    await until('people write on', () => again.isSaved && again.saved > 1, LONG_MS)
    expect((await plan.parent.get(list)).status).toBe(200)
    again.cut()
    return { killed: Number(!answered), putBack: Number(!text.includes('DAARNA')) }
  } finally {
    await server.dispose()
  }
}

test.runIf(isLong)(
  'R-B33: killed at any write of putting a moment back: it stands there, or it does not, and people write on',
  async () => {
    const did = await runRounds({ part: 'put-back', share: 0.06, short: 0, round: puttingBackDies })
    expect(did.rounds).toBeGreaterThan(0)
  },
  timeoutOf(0.06),
)
