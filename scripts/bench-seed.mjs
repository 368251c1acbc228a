/** `npm run bench:seed`: see tests/bench/seed-command.ts. */
import { fileURLToPath } from 'node:url'
import { prepare, rerunOnProjectNode } from './bootstrap.mjs'
import { run } from './project.mjs'

await run(async () => {
  await prepare({ pages: false })
  if (await rerunOnProjectNode(fileURLToPath(import.meta.url), process.argv.slice(2))) return
  const { main } = await import('../tests/bench/seed-command.ts')
  process.exitCode = await main(process.argv.slice(2), process.env)
})
