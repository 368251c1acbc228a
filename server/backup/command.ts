/**
 * `npm run backup -- <folder> [--keep-days 30]` and `npm run restore -- <folder of one copy>`, on the data in `DATA_DIR`.
 * A backup needs no stop; putting back asks for a data folder without a database.
 */
import { parseArgs } from 'node:util'
import { BackupError, dropOlder, makeBackup, restoreBackup } from './backup.ts'

const SECRET_ELSEWHERE =
  'SESSION_SECRET is not in it: keep that, and the other settings, in a safe place of their own.'

const ROADS = {
  backup(folder: string, dataDir: string, keepDays: number | null, hasSecret: boolean): string[] {
    const now = Date.now()
    const made = makeBackup(dataDir, folder, now)
    const dropped = keepDays === null ? [] : dropOlder(folder, keepDays, now)
    return [
      `The copy is whole: ${made}`,
      ...dropped.map((name) => `Older than ${keepDays} days, and destroyed: ${name}`),
      ...(hasSecret ? [SECRET_ELSEWHERE] : []),
    ]
  },
  restore(folder: string, dataDir: string): string[] {
    restoreBackup(folder, dataDir)
    return [`Put back in ${dataDir}. Start the program, with the SESSION_SECRET of then.`]
  },
}

/** Of the two scripts: what to print, and with which code to end. */
export function main(
  road: keyof typeof ROADS,
  args: readonly string[],
  env: Record<string, string | undefined>,
): { code: number; text: string } {
  try {
    const options = { 'keep-days': { type: 'string' as const } }
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options })
    const [folder] = positionals
    if (!folder) throw new BackupError(`Say which folder: npm run ${road} -- /path/to/a/folder`)
    const days = values['keep-days']
    if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days))
      throw new BackupError('--keep-days is a number of days, 1 or more.')
    const lines = ROADS[road](
      folder,
      env.DATA_DIR ?? './data',
      days ? Number(days) : null,
      !!env.SESSION_SECRET,
    )
    return { code: 0, text: lines.join('\n') }
  } catch (error) {
    if (error instanceof BackupError) return { code: 1, text: error.message }
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      return { code: 2, text: error.message }
    throw error
  }
}
