/**
 * A copy of everything in `DATA_DIR`, also while the server writes: what was committed when it began is in it (R-C7).
 *
 * `VACUUM INTO` reads one moment of the database. SQLite's backup in steps starts again at each write of another
 * process, and a plan that is being typed in would keep it going for ever. The copy has no free pages either, so that
 * nothing of what was erased before lies in it.
 *
 * Each copy is a folder named after its moment, which gets that name only when the copy is whole, checked and on disk.
 */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import Sqlite from 'better-sqlite3'

const DATABASE = 'familiegroepsplan.sqlite'
const KEYS = 'seal-keys'
const UNFINISHED = 'restore.unfinished'
const NAME = /^familiegroepsplan-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z$/
const DAY = 86_400_000

/** What went wrong, in one sentence for whoever typed the command. */
export class BackupError extends Error {
  override name = 'BackupError'
}

/** Resolves with the folder that was made in `into`. Throws BackupError, and then leaves nothing behind. */
export function makeBackup(dataDir: string, into: string, now: number): string {
  const source = join(dataDir, DATABASE)
  if (!existsSync(source)) throw new BackupError(`There is no database in ${dataDir}. Is DATA_DIR right?`)
  mkdirSync(into, { recursive: true, mode: 0o700 })
  const target = join(into, nameAt(now))
  if (existsSync(target)) throw new BackupError(`${target} is there already.`)
  const unfinished = `${target}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  try {
    copyDatabase(source, join(unfinished, DATABASE))
    // After the database: a seal in the copy has its key in the copy.
    copyKeys(join(dataDir, KEYS), join(unfinished, KEYS))
    toDisk(unfinished)
    renameSync(unfinished, target)
    toDisk(into)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  }
  return target
}

/**
 * Puts a copy in a data folder that holds no database yet: never an old one beside a newer log of writes. The database
 * gets its name last, when all of it is on disk: what was broken off half-way is no plan, and can be done again.
 */
export function restoreBackup(from: string, dataDir: string): void {
  const source = join(from, DATABASE)
  if (!existsSync(source)) throw new BackupError(`There is no copy in ${from}.`)
  const unfinished = join(dataDir, UNFINISHED)
  const keysAreOurs = existsSync(unfinished) && sameKeys(join(from, KEYS), join(dataDir, KEYS))
  for (const name of [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`, ...(keysAreOurs ? [] : [KEYS])])
    if (existsSync(join(dataDir, name)))
      throw new BackupError(
        `${dataDir} holds ${name} already. Stop the program, move that folder away, and try again.`,
      )
  check(source)
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  copyFileSync(source, join(unfinished, DATABASE))
  chmodSync(join(unfinished, DATABASE), 0o600)
  toDisk(join(unfinished, DATABASE))
  if (!keysAreOurs) {
    copyKeys(join(from, KEYS), join(unfinished, KEYS))
    toDisk(unfinished)
    if (existsSync(join(unfinished, KEYS))) renameSync(join(unfinished, KEYS), join(dataDir, KEYS))
  }
  toDisk(dataDir)
  renameSync(join(unfinished, DATABASE), join(dataDir, DATABASE))
  toDisk(dataDir)
  rmSync(unfinished, { recursive: true })
}

/** True when what was broken off had put these very keys there. */
function sameKeys(from: string, to: string): boolean {
  const names = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : [])
  return (
    isDeepStrictEqual(names(from), names(to)) &&
    names(from).every((name) => readFileSync(join(from, name)).equals(readFileSync(join(to, name))))
  )
}

/** Destroys the copies in this folder that are older than so many days; resolves with their names. Touches nothing else. */
export function dropOlder(folder: string, days: number, now: number): string[] {
  const old = readdirSync(folder).filter((name) => {
    const [, date, ...time] = name.match(NAME) ?? []
    return date !== undefined && Date.parse(`${date}T${time.join(':')}Z`) < now - days * DAY
  })
  for (const name of old) rmSync(join(folder, name), { recursive: true })
  return old
}

const nameAt = (now: number) =>
  `familiegroepsplan-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}Z`

function copyDatabase(source: string, target: string): void {
  // Made beforehand, so that it is nobody else's to read at any moment; SQLite fills an empty file.
  closeSync(openSync(target, 'wx', 0o600))
  const database = new Sqlite(source, { fileMustExist: true, timeout: 10_000 })
  try {
    database.prepare('vacuum into ?').run(target)
  } finally {
    database.close()
  }
  // SQLite does not do this for the file that it made.
  toDisk(target)
  check(target)
}

function check(file: string): void {
  const copy = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    const found = copy.pragma('integrity_check', { simple: true })
    if (found !== 'ok') throw new BackupError(`The copy ${file} is damaged: ${String(found)}`)
    if ((copy.pragma('foreign_key_check') as unknown[]).length > 0)
      throw new BackupError(`The copy ${file} is damaged: rows point at nothing.`)
  } finally {
    copy.close()
  }
}

function copyKeys(from: string, to: string): void {
  if (!existsSync(from)) return
  mkdirSync(to, { mode: 0o700 })
  for (const name of readdirSync(from)) {
    copyFileSync(join(from, name), join(to, name))
    chmodSync(join(to, name), 0o600)
    toDisk(join(to, name))
  }
  toDisk(to)
}

function toDisk(path: string): void {
  // A folder cannot be opened like this on Windows, where renaming is durable enough.
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
