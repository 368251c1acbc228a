/** `npm run zgw:smoke`: see server/zgw/smoke-command.ts. */
import { fileURLToPath } from 'node:url'
import { prepare, rerunOnProjectNode } from './bootstrap.mjs'
import { run } from './project.mjs'

await run(async () => {
  await prepare({ pages: false })
  if (await rerunOnProjectNode(fileURLToPath(import.meta.url), process.argv.slice(2))) return
  const { main } = await import('../server/zgw/smoke-command.ts')
  const { code, text } = await main(process.argv.slice(2), process.env)
  process[code === 0 ? 'stdout' : 'stderr'].write(`${text}\n`)
  process.exitCode = code
})
