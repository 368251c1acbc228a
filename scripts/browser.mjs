/**
 * A browser for the tests: $CHROMIUM, one that the system has, or the one in the npm package @sparticuz/chromium, with
 * the libraries it brings where the system lacks them. Nothing needs root.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { promisify } from 'node:util'
import { at } from './project.mjs'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const runs = async (path, env) => {
  try {
    await promisify(execFile)(path, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 })
    return true
  } catch {
    return false
  }
}

/** @returns {Promise<{ env: Record<string, string>, from: string } | { missing: string }>} */
export async function findBrowser() {
  const chosen = process.env.CHROMIUM
  if (chosen) {
    if (await runs(chosen, {})) return { env: { CHROMIUM: chosen }, from: chosen }
    return { missing: `CHROMIUM is ${chosen}, which does not run` }
  }
  for (const path of INSTALLED) {
    if (existsSync(path) && (await runs(path, {}))) return { env: { CHROMIUM: path }, from: path }
  }
  return fromPackage()
}

async function fromPackage() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { missing: 'no Chromium or Chrome is installed; set CHROMIUM to the path of one' }
  }
  const temporary = process.env.TMPDIR
  try {
    // The package unpacks into the folder for temporary files; ours stays within the project.
    process.env.TMPDIR = at('.cache/browser')
    mkdirSync(process.env.TMPDIR, { recursive: true })
    const { default: chromium, inflate } = await import('@sparticuz/chromium')
    const path = await chromium.executablePath()
    const env = { CHROMIUM: path, ...fonts() }
    if (await runs(path, env)) return { env, from: '@sparticuz/chromium' }
    const libraries = await inflate(at('node_modules/@sparticuz/chromium/bin/al2023.tar.br'))
    env.LD_LIBRARY_PATH = [`${libraries}/lib`, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter)
    if (await runs(path, env)) return { env, from: '@sparticuz/chromium, with its libraries' }
    return {
      missing:
        'the browser of @sparticuz/chromium does not run on this system; install Chromium or set CHROMIUM',
    }
  } catch (error) {
    return {
      missing: `no browser was found, and the one of @sparticuz/chromium could not be unpacked (${error.message})`,
    }
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = temporary
  }
}

/** Without any font a page has no letters to measure. The package's own settings look for its fonts elsewhere. */
function fonts() {
  if (existsSync('/etc/fonts/fonts.conf')) return {}
  const folder = at('.cache/browser/fonts')
  writeFileSync(
    `${folder}/fonts.conf`,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`,
  )
  return { FONTCONFIG_PATH: folder }
}
