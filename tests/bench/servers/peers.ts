/** The peers are packages of their own, installed when they are first measured; without one, its column says why. */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { say } from '../say.ts'

export const PEERS = new URL('../peers/', import.meta.url).pathname
const NPM = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
const run = promisify(execFile)

/** Resolves with why the packages in this folder are not there; null when they are. */
async function installIn(folder: string): Promise<string | null> {
  if (isInstalled(folder)) return null
  say(`Installing the peers in ${folder} …`)
  try {
    await run('npm', NPM, { cwd: folder })
    return null
  } catch (error) {
    return `could not be installed: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`
  }
}

/** npm writes what it installed beside it; a lock that changed since means another installation. */
function isInstalled(folder: string): boolean {
  const installed = join(folder, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return false
  const packages = (file: string) =>
    (JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { version?: string }> }).packages
  const has = packages(installed)
  return Object.entries(packages(join(folder, 'package-lock.json'))).every(
    ([name, { version }]) => name === '' || !has[name] || has[name].version === version,
  )
}

/** By candidate: why it is missing. */
export async function installPeers(): Promise<Record<string, string | null>> {
  const [all, y14] = [await installIn(PEERS), await installIn(join(PEERS, 'y14'))]
  return { hocuspocus: all, 'y-websocket': all, y14 }
}

export function versionsOfPeers(): Record<string, string> {
  const names = [
    'node_modules/@hocuspocus/server',
    'node_modules/@hocuspocus/extension-sqlite',
    'node_modules/better-sqlite3',
    'node_modules/y-websocket',
    'node_modules/y-leveldb',
    'node_modules/yjs',
    'y14/node_modules/@y/websocket-server',
    'y14/node_modules/@y/protocols',
    'y14/node_modules/yjs',
  ]
  return Object.fromEntries(
    names.flatMap((name) => {
      const file = join(PEERS, name, 'package.json')
      if (!existsSync(file)) return []
      const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
      return [[name.replace(/^.*node_modules\//, name.startsWith('y14') ? 'y14: ' : ''), version]]
    }),
  )
}
