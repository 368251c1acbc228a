/**
 * The journey of a request: health → same-origin → size → static files → theme → pages. And of a socket: ours, or
 * refused. One server, one port.
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Collaboration } from '../collaboration/collaboration.ts'
import type { Config } from '../config.ts'
import { isForgeable } from './same-origin.ts'
import type { Handler } from './static.ts'

/** The largest form is an invitation with a few lines; drawings and files come with limits of their own. */
const LARGEST_FORM_BYTES = 64 * 1024

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
    if (isForgeable(request, parts.config.origins)) {
      refuse(
        response,
        403,
        'Deze vraag kwam niet van onze eigen pagina. Open de pagina opnieuw en probeer het nog eens.',
      )
      return
    }
    if (
      Number(request.headers['content-length'] ?? 0) > LARGEST_FORM_BYTES ||
      request.headers['transfer-encoding']
    ) {
      refuse(response, 413, 'Dit is te veel tekst in één keer. Maak het korter en probeer het nog eens.')
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

function refuse(response: Parameters<RequestListener>[1], status: number, sentence: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  })
  response.end(sentence)
}
