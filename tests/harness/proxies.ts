/** What may stand between a browser and the server: a proxy that ends TLS, and one that does not know WebSockets. */
import { createServer, request } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { selfSignedCertificate } from './certificate.ts'

interface Proxy {
  origin: string
  port: number
  /** Says where the server behind it is, once that is known. */
  to(port: number): void
  close(): Promise<void>
}

/** Ends TLS and passes everything on, as a municipality's reverse proxy does. Its origin is known before the server starts. */
export const tlsProxy = (): Promise<Proxy> => proxy({ tls: true, webSockets: true })

/** Passes pages on and answers 403 to every upgrade, as some office networks do. */
export const proxyWithoutWebSockets = (): Promise<Proxy> => proxy({ tls: false, webSockets: false })

async function proxy(options: { tls: boolean; webSockets: boolean }): Promise<Proxy> {
  let target = 0
  const sockets = new Set<Socket>()
  const server = options.tls ? createTlsServer(selfSignedCertificate()) : createServer()

  server.on('request', (incoming, outgoing) => {
    const headers = {
      ...incoming.headers,
      'x-forwarded-for': incoming.socket.remoteAddress,
      'x-forwarded-proto': 'https',
    }
    const passed = request({
      port: target,
      host: '127.0.0.1',
      path: incoming.url,
      method: incoming.method,
      headers,
      agent: false,
    })
    passed.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()))
    incoming.pipe(passed)
  })
  server.on('upgrade', (incoming, socket, head) => {
    if (!options.webSockets) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    const onward = connect(target, '127.0.0.1', () => {
      const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`]
      for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
        lines.push(`${incoming.rawHeaders[index]}: ${incoming.rawHeaders[index + 1]}`)
      }
      onward.write(`${lines.join('\r\n')}\r\n\r\n`)
      onward.write(head)
      socket.pipe(onward).pipe(socket)
    })
    for (const end of [socket, onward])
      end.on('error', () => {
        socket.destroy()
        onward.destroy()
      })
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    })
  onTestFinished(close)
  return {
    origin: `${options.tls ? 'https' : 'http'}://localhost:${port}`,
    port,
    to: (next) => {
      target = next
    },
    close,
  }
}
