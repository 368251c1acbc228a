/** `npm start`: from nothing to a serving address, without a question. */
import { mkdirSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'
import { prepare, rerunOnProjectNode, stopWithParent } from './bootstrap.mjs'
import { at, run } from './project.mjs'

await run(async () => {
  await prepare()
  if (await rerunOnProjectNode(fileURLToPath(import.meta.url), process.argv.slice(2))) return
  stopWithParent()
  // React picks its build by this when it is first loaded.
  process.env.NODE_ENV = 'production'
  keepCompiledCode()
  await import('../server/index.ts')
})

/** Halves the time to start; a folder that may not be written only means that it does not. */
function keepCompiledCode() {
  try {
    mkdirSync(at('.cache/compiled'), { recursive: true })
    nodeModule.enableCompileCache?.(at('.cache/compiled'))
  } catch {
    // Starting without it works just as well.
  }
}
