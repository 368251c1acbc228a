/** Another process, such as a command beside the server, holds the database for a moment. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './connection.ts'
import { settings } from './schema.ts'

test('R-B16: while another process holds the database everything else goes on, and then it is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'busy-'))
  const db = openDatabase(join(folder, 'plan.sqlite'))
  const other = new Sqlite(join(folder, 'plan.sqlite'))
  onTestFinished(() => {
    other.close()
    db.close()
    rmSync(folder, { recursive: true })
  })
  for (const [key, write] of [
    ['one', () => db.write((tx) => tx.insert(settings).values({ key: 'one', value: '1' }))],
    ['two', () => db.writeSync((connection) => connection.exec("insert into settings values ('two', '2')"))],
  ] as const) {
    other.exec('begin immediate')
    const written = write()
    // This line runs: had the write waited in this thread, nobody could let go of the database.
    other.exec('commit')
    await written
    expect((await db.read.select().from(settings)).map((row) => row.key)).toContain(key)
  }
})
