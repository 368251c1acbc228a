/**
 * One WebSocket on a bare socket. The load generator shares its core with hundreds of these, so this does no more than
 * the protocol asks: no events per frame, no copies, a mask of zeros (which leaves the bytes as they are).
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface LineOptions {
  port: number
  path: string
  headers: Record<string, string>
  onOpen(): void
  /** A whole message; the bytes belong to the line and do not stay. */
  onMessage(bytes: Buffer): void
  onClose(code: number): void
}

export class Line {
  readonly socket: Socket
  bytesIn = 0
  isOpen = false
  isClosed = false
  #rest: Buffer = Buffer.alloc(0)
  #code = 1006
  readonly #options: LineOptions

  constructor(options: LineOptions) {
    this.#options = options
    const { port, path, headers } = options
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const lines = {
      Host: `127.0.0.1:${port}`,
      Upgrade: 'websocket',
      Connection: 'Upgrade',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      ...headers,
    }
    // The door was made before the port was known.
    const head = Object.entries(lines).map(
      ([name, value]) => `${name}: ${value.replace('{port}', String(port))}`,
    )
    this.socket.write(`GET ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`)
    this.socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    this.socket.on('error', () => {
      // `close` follows.
    })
    this.socket.on('close', () => this.#closed())
  }

  send(payload: Uint8Array): void {
    this.socket.write(frame(0x82, payload))
  }

  cut(): void {
    this.socket.destroy()
  }

  #closed(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.isOpen = false
    this.#options.onClose(this.#code)
  }

  #receive(chunk: Buffer): void {
    this.bytesIn += chunk.length
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    if (!this.isOpen) {
      const end = bytes.indexOf('\r\n\r\n')
      if (end < 0) {
        this.#rest = bytes
        return
      }
      if (!bytes.toString('latin1', 0, 12).endsWith('101')) {
        this.socket.destroy()
        return
      }
      this.isOpen = true
      this.#options.onOpen()
      bytes = bytes.subarray(end + 4)
    }
    let at = 0
    const { length } = bytes
    while (length - at >= 2) {
      let size = (bytes[at + 1] as number) & 0x7f
      let start = at + 2
      if (size === 126) {
        if (length - start < 2) break
        size = bytes.readUInt16BE(start)
        start += 2
      } else if (size === 127) {
        if (length - start < 8) break
        size = Number(bytes.readBigUInt64BE(start))
        start += 8
      }
      if (length - start < size) break
      const kind = (bytes[at] as number) & 0x0f
      at = start + size
      if (kind === 2) this.#options.onMessage(bytes.subarray(start, at))
      else if (kind === 9) this.socket.write(frame(0x8a, bytes.subarray(start, at)))
      else if (kind === 8) {
        this.#code = size >= 2 ? bytes.readUInt16BE(start) : 1005
        this.socket.end()
      }
    }
    this.#rest = at < length ? Buffer.from(bytes.subarray(at)) : Buffer.alloc(0)
  }
}

function frame(first: number, payload: Uint8Array): Buffer {
  const { length } = payload
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const bytes = Buffer.allocUnsafe(header + 4 + length)
  bytes[0] = first
  if (header === 2) bytes[1] = 0x80 | length
  else if (header === 4) {
    bytes[1] = 0xfe
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 0xff
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  bytes.writeUInt32BE(0, header)
  bytes.set(payload, header + 4)
  return bytes
}
