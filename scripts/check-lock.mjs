/**
 * `npm ci` fails on a fresh clone when the lock lacks an optional platform binary that its package names: npm writes
 * such a lock when that binary could not be installed at that moment. This says so before anybody else finds out.
 */
import { readFileSync } from 'node:fs'
import { at, Plain, run, say } from './project.mjs'

await run(async () => {
  const { packages } = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'))
  const names = new Set(Object.keys(packages).map((path) => path.split('node_modules/').pop()))
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `${name} (of ${path})`),
  )
  if (missing.length > 0)
    throw new Plain(`package-lock.json lacks ${missing.join(', ')}: npm ci would fail elsewhere.`)
  say('The lock is complete.')
})
