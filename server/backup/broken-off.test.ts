/** Putting a copy back is broken off, as by a power cut, at each thing that it does to the disk; a file half copied too. */
import type * as Fs from 'node:fs'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { restoreBackup } from './backup.ts'

const power = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }))

vi.mock('node:fs', async (load) => {
  const fs = await load<typeof Fs>()
  const cut = () => {
    power.left -= 1
    if (power.left < 0) throw new Error('The power is gone')
  }
  const before =
    <A extends unknown[], R>(act: (...args: A) => R) =>
    (...args: A): R => {
      cut()
      return act(...args)
    }
  return {
    ...fs,
    mkdirSync: before(fs.mkdirSync),
    renameSync: before(fs.renameSync),
    fsyncSync: before(fs.fsyncSync),
    rmSync: before(fs.rmSync),
    copyFileSync: (from: string, to: string) => {
      if (power.left === 0) fs.writeFileSync(to, fs.readFileSync(from).subarray(0, 5_000))
      cut()
      fs.copyFileSync(from, to)
    },
  }
})

let copy: string
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'copy-'))
  const db = new Sqlite(join(copy, 'familiegroepsplan.sqlite'))
  db.exec('create table words (word text)')
  const rows = Array.from({ length: 500 }, () => `('${'samen '.repeat(20)}')`)
  db.exec(`insert into words values ${rows.join(',')}`)
  db.close()
  mkdirSync(join(copy, 'seal-keys'))
  for (const name of ['one', 'two']) writeFileSync(join(copy, 'seal-keys', name), name)
  return () => rmSync(copy, { recursive: true })
})

/** True when it came to its end. */
function putsBack(into: string, steps = Number.POSITIVE_INFINITY): boolean {
  power.left = steps
  try {
    restoreBackup(copy, into)
    return true
  } catch (error) {
    if (!String(error).includes('The power is gone')) throw error
    return false
  } finally {
    power.left = Number.POSITIVE_INFINITY
  }
}

test('R-C7: broken off anywhere: no plan or the whole plan is there, and doing it again finishes it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broken-off-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = (of: string) => readFileSync(join(of, 'familiegroepsplan.sqlite'))
  let steps = 0
  for (; ; steps += 1) {
    const data = join(folder, String(steps))
    const isDone = putsBack(data, steps)
    if (!existsSync(join(data, 'familiegroepsplan.sqlite')))
      expect([steps, putsBack(data)]).toEqual([steps, true])
    expect([steps, file(data).equals(file(copy))]).toEqual([steps, true])
    for (const name of ['one', 'two']) expect(readFileSync(join(data, 'seal-keys', name), 'utf8')).toBe(name)
    if (isDone) break
  }
  expect(steps).toBeGreaterThan(8)
})

test('keys of another copy are never written over', () => {
  const data = mkdtempSync(join(tmpdir(), 'other-keys-'))
  onTestFinished(() => rmSync(data, { recursive: true }))
  mkdirSync(join(data, 'restore.unfinished'))
  mkdirSync(join(data, 'seal-keys'))
  writeFileSync(join(data, 'seal-keys', 'one'), 'another')
  expect(() => restoreBackup(copy, data)).toThrow(/holds seal-keys already/)
})
