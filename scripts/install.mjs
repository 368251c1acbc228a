/** Installs what package-lock.json names, when node_modules does not hold it. */
import { existsSync, readFileSync } from 'node:fs'
import { at, Plain, PROJECT_NODE, runProgram, say } from './project.mjs'

const LOCK = at('package-lock.json')
/** npm's own record of what it put in node_modules. */
const INSTALLED = at('node_modules/.package-lock.json')

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** True when a package of the lock is missing or has another version. Files of other platforms are never there. */
export function isStale({ development }) {
  if (!existsSync(INSTALLED)) return true
  const installed = packagesOf(INSTALLED)
  return Object.entries(packagesOf(LOCK)).some(([path, wanted]) => {
    if (path === '' || wanted.link) return false
    const present = installed[path]
    if (!present)
      return !wanted.optional && !wanted.devOptional && !wanted.peer && (development || !wanted.dev)
    return present.version !== wanted.version
  })
}

/** @param {{ development: boolean }} options development: the tools for testing as well, whatever NODE_ENV says. */
export async function install({ development }) {
  if (!isStale({ development })) return
  say(
    existsSync(INSTALLED)
      ? 'Installing what changed since last time …'
      : 'Installing, once: this takes about a minute …',
  )
  const args = [
    'ci',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    ...(development ? ['--include=dev'] : []),
  ]
  const { code, output } = await runNpm(args)
  if (code === 0 && (existsSync(PROJECT_NODE) || !isStale({ development }))) return
  say(output.trim())
  if (/ENOSPC/.test(output)) throw new Plain('The disk is full. Make room (about 1 GB) and try again.')
  if (/EACCES|EPERM|EROFS/.test(output)) {
    throw new Plain(
      'This folder may not be written. Give it to the user who starts the program, and try again.',
    )
  }
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN|ECONNRESET/.test(output)) {
    throw new Plain(
      'The npm registry could not be reached. Check the connection (or npm\'s "registry" setting) and try again.',
    )
  }
  throw new Plain('Installing did not work; the lines above are npm\'s. Try again with "npm ci".')
}

/** With the npm that called us where there is one. Not with the Node inside node_modules: npm replaces that file. */
function runNpm(args) {
  const npm = process.env.npm_execpath
  const options = { stdio: ['ignore', 'pipe', 'pipe'] }
  if (npm?.endsWith('.js'))
    return runProgram(process.env.npm_node_execpath ?? process.execPath, [npm, ...args], options)
  return runProgram('npm', args, { ...options, shell: process.platform === 'win32' })
}
