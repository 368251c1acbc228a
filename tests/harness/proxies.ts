/**
 * What may stand between a browser and the server: a proxy that ends TLS, one that does not know WebSockets, and one that
 * keeps every byte that it passes on to some people.
 */
import { createServer, request } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
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

/** Ends TLS, and hands over everything that goes to browsers of this name, bodies unpacked. */
export const recordingProxy = (record: Record): Promise<Proxy> =>
  proxy({ tls: true, webSockets: true, record })

/** Somebody's browser by its `User-Agent`; bytes of the server for it. */
type Record = (browser: string, bytes: Buffer) => void

const UNPACK: { [encoding: string]: ((packed: Buffer) => Buffer) | undefined } = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
}

/** Passes pages on and answers 403 to every upgrade, as some office networks do. */
export const proxyWithoutWebSockets = (): Promise<Proxy> => proxy({ tls: false, webSockets: false })

async function proxy(options: { tls: boolean; webSockets: boolean; record?: Record }): Promise<Proxy> {
  const { record } = options
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
      if (!record) return
      const browser = incoming.headers['user-agent'] ?? ''
      const packed: Buffer[] = []
      answer.on('data', (chunk: Buffer) => packed.push(chunk))
      // Also what was cut off half-way.
      answer.on('close', () => {
        const body = Buffer.concat(packed)
        const unpack = UNPACK[answer.headers['content-encoding'] ?? '']
        const whole = unpack && answer.complete && body.length > 0 ? unpack(body) : body
        record(browser, Buffer.concat([Buffer.from(`${answer.rawHeaders.join('\n')}\n\n`), whole]))
      })
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
      const browser = incoming.headers['user-agent'] ?? ''
      // The server packs no frames, and does not mask them: these are the bytes themselves.
      if (record) onward.on('data', (bytes: Buffer) => record(browser, bytes))
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
