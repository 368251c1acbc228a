/** Turns what can go wrong at start into one sentence for whoever starts the server. */
import { statfsSync } from 'node:fs'
import { NewerDatabaseError } from '#db/connection.ts'
import { ConfigError } from './config.ts'

const FULL = 'The disk is full. Make room and start again; nothing was lost.'

/** Less than this and a database cannot even be made. */
const SMALLEST_ROOM_BYTES = 512 * 1024

const BY_CODE: Record<string, (error: NodeJS.ErrnoException & { port?: number }) => string> = {
  EADDRINUSE: (error) =>
    `Port ${error.port ?? ''} is in use. Stop the other program, or set PORT to another number.`,
  EACCES: (error) => `No permission for ${error.path ?? 'the port'}. Choose another DATA_DIR or PORT.`,
  ENOSPC: () => FULL,
  ENOTDIR: () => 'DATA_DIR lies below a file. Set it to a folder.',
  EEXIST: () => 'DATA_DIR is a file. Set it to a folder.',
  EROFS: () => 'The disk is read-only. Set DATA_DIR to a folder that can be written.',
  SQLITE_FULL: () => FULL,
  SQLITE_CANTOPEN: () => 'The database file cannot be opened. Check DATA_DIR and its permissions.',
  SQLITE_NOTADB: () =>
    'The file familiegroepsplan.sqlite in DATA_DIR is no database. Put back a backup, or move it away.',
  SQLITE_CORRUPT: () => 'The database file is damaged. Put back the last backup.',
  SQLITE_READONLY: () => 'The database file is read-only. Check the permissions of DATA_DIR.',
}

/** `dataDir`: where the data is or was to be; looked at, because a failing rollback hides that the disk was full. */
export function explain(error: unknown, dataDir?: string): string {
  if (error instanceof ConfigError) return error.message
  if (error instanceof NewerDatabaseError) {
    return 'The database was written by a newer release of this program. Start that release, or put back an older backup.'
  }
  if (!(error instanceof Error)) return 'The server could not start.'
  if (error.name === 'TemplateError' || error.name === 'ThemeError') return error.message
  if (isFull(dataDir)) return FULL
  const code = (error as NodeJS.ErrnoException).code
  const known = code ? BY_CODE[code] : undefined
  return known
    ? known(error as NodeJS.ErrnoException)
    : `The server could not start: ${error.stack ?? error.message}`
}

function isFull(folder: string | undefined): boolean {
  try {
    if (folder === undefined) return false
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < SMALLEST_ROOM_BYTES
  } catch {
    return false
  }
}
