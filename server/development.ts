/** `npm run dev`: Vite inside this process, on the same port, with hot reload. Never loaded in production. */
import type { Server } from 'node:http'
import type { ServerBuild } from 'react-router'
import type { Handler } from './http/static.ts'

export async function startVite(
  server: Server,
): Promise<{ files: Handler; build: () => Promise<ServerBuild>; close: () => Promise<void> }> {
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' })
  return {
    files: (request, response, next) => vite.middlewares(request, response, next),
    build: () => vite.ssrLoadModule('virtual:react-router/server-build') as Promise<ServerBuild>,
    close: () => vite.close(),
  }
}
