/**
 * From a clean clone to something that runs: install, build, and carry on under the project's own Node.
 *
 * No dependencies and Node 18 syntax, because it runs before anything is installed.
 */
import { build } from './build.mjs'
import { install } from './install.mjs'
import { isProjectNode, projectNode, runProgram } from './project.mjs'

/** @param {{ development?: boolean, pages?: boolean }} options */
export async function prepare({ development = false, pages = true } = {}) {
  await install({ development })
  projectNode()
  if (pages) await build()
}

/**
 * npm puts our Node on PATH only when it was there before the command started, so the first run is on the caller's.
 * Runs `script` again under ours and resolves with true; resolves with false when we are there already.
 */
export async function rerunOnProjectNode(script, args) {
  if (isProjectNode()) return false
  // The channel tells the second process when this one is gone, whatever ended it.
  const { code } = await runProgram(projectNode(), [script, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  process.exitCode = code
  return true
}

/** In the second process: stop when the first one is gone. */
export function stopWithParent() {
  if (!process.channel) return
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
