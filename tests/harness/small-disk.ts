/** A disk of a few bytes, where this user may make one: a full disk cannot be told from its errors alone. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const run = promisify(execFile)

export interface SmallDisk {
  path: string
  resize(bytes: number): Promise<void>
}

/** Null where mounting is not allowed. */
export async function smallDisk(bytes: number): Promise<SmallDisk | null> {
  if (process.platform !== 'linux') return null
  const path = mkdtempSync(join(tmpdir(), 'small-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path])
  } catch {
    rmdirSync(path)
    return null
  }
  onTestFinished(async () => {
    await run('umount', ['-l', path])
    rmdirSync(path)
  })
  return {
    path,
    resize: async (next) => {
      await run('mount', ['-o', `remount,size=${next}`, path])
    },
  }
}
