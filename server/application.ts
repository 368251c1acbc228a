/** The system as one thing to start and stop: its parts put together, and a server that lets people in. */
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { ServerBuild } from 'react-router'
import { type Clock, systemClock } from './clock.ts'
import { composeParts } from './composition.ts'
import { type Config, localOrigins } from './config.ts'
import { createHealth } from './http/health.ts'
import { createPages } from './http/pages.ts'
import { createHttpServer } from './http/server.ts'
import { type Handler, staticFiles } from './http/static.ts'
import type { Services } from './services.ts'
import { serveTheme } from './themes/theme.ts'

export interface Application {
  /** Where it listens, as a person would type it. */
  address: string
  services: Services
  stop(): Promise<void>
}

const ROOT = new URL('../', import.meta.url).pathname

export async function startApplication(
  given: Config,
  options: { log: Logger; development?: boolean; clock?: Clock },
): Promise<Application> {
  const { log, development = false, clock = systemClock } = options
  const parts = await composeParts(given, { log, clock, root: ROOT })
  const { config, db, services } = parts

  // A visitor in the first moments waits for nothing: the parts below replace these.
  let files: Handler = (_request, _response, next) => next()
  let pages: RequestListener = (_request, response) => response.writeHead(503, { 'Retry-After': '1' }).end()
  const server = createHttpServer({
    config,
    health: createHealth({
      db,
      version: parts.version,
      metrics: parts.metrics.registry,
      metricsToken: config.metricsToken,
    }),
    files: (...args) => files(...args),
    theme: serveTheme(parts.themes.file),
    pages: (request, response) => pages(request, response),
    collaboration: parts.collaboration,
  })
  // A port of 0 lets the system choose; the origins follow from it, before anybody can connect.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo
  if (!config.publicUrl) config.origins = localOrigins(port)
  services.setup.address = config.publicUrl?.origin ?? `http://localhost:${port}`

  const vite = development ? await (await import('./development.ts')).startVite(server) : null
  files = vite?.files ?? staticFiles(join(ROOT, 'build/client'))
  const build = vite?.build ?? ((await import(join(ROOT, 'build/server/index.js'))) as ServerBuild)
  pages = createPages({
    build,
    mode: development ? 'development' : 'production',
    config,
    services,
    limits: parts.limits,
    log,
  })
  parts.start()

  return {
    address: services.setup.address,
    services,
    /** Nobody new, then everybody's last words to disk, then the sockets, then the file. */
    async stop() {
      server.close()
      await parts.stop()
      await vite?.close()
      server.closeAllConnections()
      db.close()
    },
  }
}
