/** `npm run dev`: one process, one port; pages reload in place, the server restarts when its own code changes. */
import { prepare } from './bootstrap.mjs'
import { projectNode, run, runProgram } from './project.mjs'

const WATCHED = ['server', 'db', 'plan', 'plan-templates']

await run(async () => {
  await prepare({ development: true, pages: false })
  const watch = WATCHED.map((folder) => `--watch-path=${folder}`)
  const { code } = await runProgram(
    projectNode(),
    [...watch, 'server/index.ts', '--dev', ...process.argv.slice(2)],
    {
      env: { ...process.env, NODE_ENV: 'development' },
    },
  )
  process.exitCode = code
})
