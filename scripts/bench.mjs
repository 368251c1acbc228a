/** `npm run bench`: see tests/bench/main.ts. */
import { fileURLToPath } from 'node:url'
import { prepare, rerunOnProjectNode, stopWithParent } from './bootstrap.mjs'
import { run } from './project.mjs'

await run(async () => {
  await prepare({ development: true })
  const args = process.argv.slice(2)
  if (await rerunOnProjectNode(fileURLToPath(import.meta.url), args)) return
  stopWithParent()
  const { main } = await import('../tests/bench/main.ts')
  await main(args)
  process.exit()
})
