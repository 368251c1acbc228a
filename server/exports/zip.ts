/** Files in one file. The same content gives the same bytes, whenever it is made. */
import { strToU8, type Zippable, zipSync } from 'fflate'

export interface Entry {
  name: string
  data: string | Uint8Array
  /** Not compressed: the type of an OpenDocument file must be readable at its beginning. */
  stored?: boolean
}

/** `at`: ISO 8601 in UTC, of the plan and not of the clock. */
export function zip(entries: readonly Entry[], at: string): Uint8Array {
  const files: Zippable = {}
  for (const { name, data, stored } of entries)
    files[name] = [typeof data === 'string' ? strToU8(data) : data, { level: stored ? 0 : 6, mtime: at }]
  return zipSync(files)
}
