/** Builds the pages when their sources differ from those of the last build. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compress } from './compress.mjs'
import { at, Plain, projectNode, ROOT, runProgram, say } from './project.mjs'

const SOURCES = [
  'app',
  'plan',
  'public',
  'scripts/compress.mjs',
  'server/context.ts',
  'vite.config.ts',
  'react-router.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const STAMP = at('build/.sources')
const IS_TEST = /\.test\.tsx?$/

/** A digest of content, not of times: switching branches or copying the folder changes times at will. */
export function sourcesDigest() {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap(filesUnder)) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  const full = join(ROOT, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return IS_TEST.test(path) ? [] : [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`))
}

export async function build() {
  const digest = sourcesDigest()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return
  say('Building the pages …')
  rmSync(STAMP, { force: true })
  const { code, output } = await runProgram(
    projectNode(),
    [at('node_modules/@react-router/dev/bin.cjs'), 'build'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', ...(process.stderr.isTTY ? {} : { NO_COLOR: '1' }) },
    },
  )
  if (code !== 0) {
    say(output.trim())
    if (/ENOSPC/.test(output)) throw new Plain('The disk is full. Make room and try again.')
    throw new Plain('Building the pages did not work; the lines above say why.')
  }
  compress(at('build/client'))
  writeFileSync(STAMP, digest)
}
