/**
 * Loaded into a server before it starts (`--import`): ends the process, as a power cut would, at one moment of private
 * time. The moments are recognised by what reaches the database, so that nothing in the product knows of them.
 */
import Sqlite from 'better-sqlite3'

interface Ran {
  sql: string
  values: unknown[]
}
type When = 'before-commit' | 'after-commit' | 'after-words'

/** What the transaction that runs now has done so far. */
let ran: Ran[] = []
let isReleasing = false

const did = (start: string, value?: unknown): boolean =>
  ran.some(({ sql, values }) => sql.startsWith(start) && (value === undefined || values.includes(value)))
const made = () => did('insert into "rooms"')

const MOMENTS: Record<string, [When, () => boolean]> = {
  // Beginning: the plan is frozen; its words are laid in the room; they are there.
  frozen: ['after-commit', made],
  forking: ['before-commit', () => did('insert into "room_states"')],
  forked: ['after-commit', () => did('insert into "room_states"')],
  // The end: said to be done; the room takes no more words and the family chooses.
  ending: ['after-commit', () => did('update "rooms" set "ending_since"')],
  choosing: ['after-commit', () => !made() && did('update "rooms" set "status"', 'frozen')],
  // The choice was confirmed; it is in the plan; the room is being destroyed; it is gone, and its old pages are not.
  releasing: ['after-commit', () => did('update "rooms" set "status"', 'releasing')],
  released: ['after-words', () => isReleasing],
  // Settling: the last moment before it is true, and the first after.
  settling: ['before-commit', () => did('insert into "versions"')],
  settled: ['after-commit', () => did('insert into "versions"')],
  destroying: ['before-commit', () => did('delete from "rooms"')],
  destroyed: ['after-commit', () => did('delete from "rooms"')],
}

const moment = new URL(import.meta.url).searchParams.get('moment') ?? ''
const [when, isNow] = MOMENTS[moment] ?? []
if (!when || !isNow) throw new Error(`No such moment: ${moment}`)

function pass(here: When): void {
  if (here === when && isNow?.()) process.kill(process.pid, 'SIGKILL')
}

const { prepare, exec, transaction } = Sqlite.prototype

Sqlite.prototype.prepare = function (this: Sqlite.Database, sql: string) {
  const statement = prepare.call(this, sql) as unknown as Record<string, (...values: unknown[]) => unknown>
  for (const name of ['run', 'all', 'get']) {
    const original = statement[name]
    statement[name] = (...values) => {
      ran.push({ sql, values })
      return original?.apply(statement, values)
    }
  }
  return statement
} as unknown as typeof prepare

Sqlite.prototype.exec = function (this: Sqlite.Database, sql: string) {
  if (sql === 'BEGIN IMMEDIATE') ran = []
  if (sql === 'COMMIT') pass('before-commit')
  exec.call(this, sql)
  if (sql === 'COMMIT') {
    if (did('update "rooms" set "status"', 'releasing')) isReleasing = true
    pass('after-commit')
  }
  return this
}

/** The log of updates writes by this road. */
Sqlite.prototype.transaction = function (this: Sqlite.Database, work: (...values: never[]) => unknown) {
  const whole = transaction.call(this, work)
  const { immediate } = whole
  return Object.assign(() => undefined, {
    immediate: (...values: unknown[]) => {
      ran = []
      const result = immediate(...values)
      if (did('insert into room_updates')) pass('after-words')
      return result
    },
  })
} as unknown as typeof transaction
