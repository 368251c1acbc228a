/**
 * Loaded into a process before it opens the database (`--import …?after=n`): ends it, as a power cut would, at the nth thing it
 * does to the database from the moment it gets SIGUSR2, or from the start with `&now`: before a write, before a commit or after one.
 */
import Sqlite from 'better-sqlite3'

const { searchParams } = new URL(import.meta.url)
const last = Number(searchParams.get('after'))
let isCounting = searchParams.has('now')
let seen = 0
process.on('SIGUSR2', () => {
  isCounting = true
})

function pass(): void {
  if (!isCounting) return
  seen += 1
  if (seen === last) process.kill(process.pid, 'SIGKILL')
}

const { prepare, exec, transaction } = Sqlite.prototype

Sqlite.prototype.prepare = function (this: Sqlite.Database, sql: string) {
  const statement = prepare.call(this, sql) as unknown as Record<string, (...values: unknown[]) => unknown>
  if (/^\s*(select|pragma)/i.test(sql)) return statement
  for (const name of ['run', 'all', 'get']) {
    const original = statement[name]
    statement[name] = (...values) => {
      pass()
      return original?.apply(statement, values)
    }
  }
  return statement
} as unknown as typeof prepare

Sqlite.prototype.exec = function (this: Sqlite.Database, sql: string) {
  if (sql === 'COMMIT') pass()
  exec.call(this, sql)
  if (sql === 'COMMIT') pass()
  return this
}

Sqlite.prototype.transaction = function (this: Sqlite.Database, work: (...values: never[]) => unknown) {
  const whole = transaction.call(this, work)
  const { immediate } = whole
  const passing =
    (original: (...values: unknown[]) => unknown) =>
    (...values: unknown[]) => {
      const result = original(...values)
      pass()
      return result
    }
  return Object.assign(passing(whole as never), { immediate: passing(immediate as never) })
} as unknown as typeof transaction
