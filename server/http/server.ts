/**
 * The journey of a request: health → what no page of ours asks → theme → static files → pages. And of a socket: ours, or
 * refused. One server, one port.
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Collaboration } from '../collaboration/collaboration.ts'
import type { Config } from '../config.ts'
import { type RefusedStatus, refusedStatus, sentenceOf } from './acceptable.ts'
import type { Handler } from './static.ts'

export interface ServerParts {
  config: Config
  health: (
    path: string,
    authorization: string | undefined,
    response: Parameters<RequestListener>[1],
  ) => boolean
  files: Handler
  theme: (path: string, response: Parameters<RequestListener>[1]) => boolean
  pages: RequestListener
  collaboration: Collaboration
}

export function createHttpServer(parts: ServerParts): Server {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    if (parts.health(path, request.headers.authorization, response)) return
    const refused = refusedStatus(request, path, parts.config.origins)
    if (refused) {
      refuse(response, refused)
      return
    }
    if (parts.theme(path, response)) return
    parts.files(request, response, () => parts.pages(request, response))
  })
  server.on('upgrade', (request, socket: Duplex, head) => {
    if (!parts.collaboration.upgrade(request, socket, head) && server.listenerCount('upgrade') === 1)
      socket.destroy()
  })
  return server
}

function refuse(response: Parameters<RequestListener>[1], status: RefusedStatus): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  })
  response.end(sentenceOf(status))
}
