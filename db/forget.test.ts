/** Emptying the log of writes while another process reads, as a backup does. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './connection.ts'
import { settings } from './schema.ts'

function database() {
  const folder = mkdtempSync(join(tmpdir(), 'forget-'))
  const path = join(folder, 'plan.sqlite')
  const db = openDatabase(path)
  const other = new Sqlite(path)
  onTestFinished(() => {
    other.close()
    db.close()
    rmSync(folder, { recursive: true })
  })
  return { db, other, holds: (words: string) => readFileSync(`${path}-wal`).includes(words) }
}

test('R-B32: a backup that reads meanwhile holds up nobody, and what was erased leaves the log when it is done', async () => {
  const { db, other, holds } = database()
  await db.write((tx) => tx.insert(settings).values({ key: 'note', value: 'MARK-TO-ERASE' }))
  other.exec('begin')
  other.prepare('select count(*) from settings').get()
  await db.write((tx) => tx.delete(settings).where(eq(settings.key, 'note')))
  expect(holds('MARK-TO-ERASE')).toBe(true)

  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let done = false
  const forgotten = db.forget().then(() => {
    done = true
  })
  // Others go on writing meanwhile.
  await db.write((tx) => tx.insert(settings).values({ key: 'other', value: 'words' }))
  await wait(150)
  delay.disable()
  expect(done).toBe(false)
  // Five seconds it used to be; a busy machine may take some of its own.
  expect(delay.max / 1e6).toBeLessThan(1_000)

  other.exec('commit')
  await forgotten
  expect(holds('MARK-TO-ERASE')).toBe(false)
})
