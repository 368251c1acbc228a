/**
 * The one place that opens the database. Two connections: reads see only what is committed, writes go one after
 * another through one queue, so that a synchronous commit of the update log never meets a lock that an awaited
 * transaction holds.
 *
 * Queries are awaited and never use `.get()`, `.all()` or `.run()`, so that PostgreSQL can stand behind the same code.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import * as schema from './schema.ts'
import { createWriteQueue } from './write-queue.ts'

export type Queries = BetterSQLite3Database<typeof schema>

export interface Database {
  /** Reads only; sees what is committed. */
  readonly read: Queries
  /** Runs `work` alone, in one transaction that is durable on disk before the promise resolves; a throw rolls back. */
  write<T>(work: (tx: Queries) => Promise<T>): Promise<T>
  /** Runs one synchronous, durable piece of work on the writing connection, in turn with the other writes. */
  writeSync<T>(work: (connection: Sqlite.Database) => T): Promise<T>
  /**
   * After something was erased: empties the write-ahead log, which holds old pages (R-B32). What is erased in the file
   * itself was overwritten when its row went (`secure_delete`). Another process that reads at that moment, such as a
   * backup, keeps the log alive: resolves after some seconds at most, and goes on trying.
   */
  forget(): Promise<void>
  /** The settings that the promise "saved is on disk" rests on (R-C1). */
  readonly pragmas: { synchronous: number; foreignKeys: number; secureDelete: number; journalMode: string }
  close(): void
}

const MIGRATIONS = new URL('./migrations/', import.meta.url).pathname

/** Thrown when the file was written by a newer release: this one must not touch it. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError'
}

function connect(path: string): Sqlite.Database {
  const connection = new Sqlite(path, { timeout: BUSY_WITHIN_MS })
  connection.pragma('journal_mode = WAL')
  // better-sqlite3 is built with NORMAL for WAL: a power cut would then lose committed work.
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('secure_delete = ON')
  // In pages: what is written goes into the file itself twice as often, and the log beside it stays half as large.
  connection.pragma('wal_autocheckpoint = 500')
  return connection
}

/** How long somebody else, such as a command beside the server, may hold what we want to write. */
const BUSY_WITHIN_MS = 5_000
const BUSY_AGAIN_MS = 10
const FORGET_WITHIN_MS = 5_000
const FORGET_AGAIN_MS = 25

/** False while somebody else reads. */
function emptyLog(connection: Sqlite.Database): boolean {
  const [found] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return found?.busy === 0
}

/** Writes in this very turn when nobody else does; else again and again, while every page and socket goes on. */
async function whenFree<T>(write: () => T): Promise<T> {
  const end = performance.now() + BUSY_WITHIN_MS
  for (;;)
    try {
      return write()
    } catch (error) {
      const isBusy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!isBusy || performance.now() > end) throw error
      await pause(BUSY_AGAIN_MS)
    }
}

const pragma = (connection: Sqlite.Database, name: string) => connection.pragma(name, { simple: true })

/** Opens `path`, brings it to this release's schema and checks the durability settings. Throws rather than run without them. */
export function openDatabase(path: string): Database {
  const writer = connect(path)
  refuseNewer(writer)
  migrate(drizzle(writer), { migrationsFolder: MIGRATIONS })
  const reader = connect(path)
  reader.pragma('query_only = ON')

  for (const connection of [writer, reader]) {
    const wrong = [
      ['synchronous', 2],
      ['foreign_keys', 1],
      ['secure_delete', 1],
    ].filter(([name, wanted]) => pragma(connection, String(name)) !== wanted)
    if (wrong.length > 0)
      throw new Error(`The database does not keep ${wrong.map(([name]) => name).join(', ')}`)
  }

  // SQLite itself would wait by holding up the whole process.
  writer.pragma('busy_timeout = 0')
  const queue = createWriteQueue()
  let isClosed = false
  const forgetAll = async () => {
    while (!isClosed && !(await queue.run(() => isClosed || emptyLog(writer))))
      await pause(FORGET_AGAIN_MS, undefined, { ref: false })
  }
  const writeQueries = drizzle(writer, { schema })
  return {
    read: drizzle(reader, { schema }),
    write: (work) =>
      queue.run(async () => {
        await whenFree(() => writer.exec('BEGIN IMMEDIATE'))
        try {
          const result = await work(writeQueries)
          writer.exec('COMMIT')
          return result
        } catch (error) {
          if (writer.inTransaction) writer.exec('ROLLBACK')
          throw error
        }
      }),
    writeSync: (work) => queue.run(() => whenFree(writer.transaction(() => work(writer)).immediate)),
    forget: () => Promise.race([forgetAll(), pause(FORGET_WITHIN_MS, undefined, { ref: false })]),
    pragmas: {
      synchronous: pragma(writer, 'synchronous') as number,
      foreignKeys: pragma(writer, 'foreign_keys') as number,
      secureDelete: pragma(writer, 'secure_delete') as number,
      journalMode: pragma(writer, 'journal_mode') as string,
    },
    close() {
      isClosed = true
      reader.close()
      writer.close()
    },
  }
}

/** Compares the migrations in the file with those of this release, by their moment of making. */
function refuseNewer(connection: Sqlite.Database): void {
  const table = connection.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  if (!table) return
  const { newest } = connection
    .prepare('select max(created_at) as newest from __drizzle_migrations')
    .get() as {
    newest: number | null
  }
  if (newest !== null && newest > newestMigration()) {
    connection.close()
    throw new NewerDatabaseError('The database was written by a newer release')
  }
}

function newestMigration(): number {
  const journal = JSON.parse(readFileSync(`${MIGRATIONS}meta/_journal.json`, 'utf8')) as {
    entries: { when: number }[]
  }
  return Math.max(...journal.entries.map((entry) => entry.when))
}
