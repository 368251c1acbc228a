/** What an upgrade request asks for, read from its address alone. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { RoomKind } from './admission.ts'
import type { Wish } from './connection.ts'

const PATH = /^\/collab\/([A-Za-z0-9_-]{1,40})\/(plan|private)$/
const ID = /^[A-Za-z0-9_-]{1,40}$/

export interface Knock {
  /** Null for an address that names no plan. */
  wish: Wish | null
  version: string | null
}

/** Undefined when the address is not one of ours at all. */
export function readKnock(request: IncomingMessage): Knock | undefined {
  const { url = '', headers } = request
  if (!url.startsWith('/collab/')) return undefined
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1))
  const [, planId, kind] = PATH.exec(path) ?? []
  const version = query.get('v')
  if (!planId) return { wish: null, version }
  const as = query.get('as') ?? ''
  return {
    version,
    wish: {
      planId,
      kind: kind as RoomKind,
      as: ID.test(as) ? as : undefined,
      cookie: headers.cookie,
      ack: query.get('ack') === '1',
    },
  }
}

/** Refuses before the handshake: this reaches no page of ours, so it needs no close code. */
export function refuseUpgrade(socket: Duplex, status: '403 Forbidden' | '503 Service Unavailable'): void {
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
