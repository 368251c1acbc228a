import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const ROOT = new URL('../../', import.meta.url).pathname

/**
 * The small server as one file: it starts in a tenth of the time, and the kill test starts it two hundred times. It
 * lies inside node_modules, where it finds its native module, with the migrations that it looks for beside itself.
 */
export async function bundleServer(): Promise<{ file: string; remove(): void }> {
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.small-server-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    publicDir: false,
    build: {
      ssr: new URL('./small-server.ts', import.meta.url).pathname,
      outDir: folder,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'server.mjs' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  })
  cpSync(join(ROOT, 'db/migrations'), join(folder, 'migrations'), { recursive: true })
  return { file: join(folder, 'server.mjs'), remove: () => rmSync(folder, { recursive: true }) }
}
