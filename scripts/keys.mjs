/** `npm run keys`: makes a new key for seals in `DATA_DIR`. The running server signs with it from the next seal on. */
import { fileURLToPath } from 'node:url'
import { prepare, rerunOnProjectNode } from './bootstrap.mjs'
import { run } from './project.mjs'

await run(async () => {
  await prepare({ pages: false })
  if (await rerunOnProjectNode(fileURLToPath(import.meta.url), process.argv.slice(2))) return
  const { makeKey } = await import('../server/versions/keys.ts')
  const folder = `${process.env.DATA_DIR ?? './data'}/seal-keys`
  const kid = await makeKey(folder, Date.now())
  process.stdout.write(`The new key is ${kid}. Keep the older files in ${folder}: they check older seals.\n`)
})
