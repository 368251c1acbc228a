/** Every file below a folder, as bytes: for tests that look for words that must not be on the disk any more. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const filesOf = (folder: string): Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
