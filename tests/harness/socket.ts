/** Connections to a plan: the stock y-websocket provider with a cookie and an Origin, and bare frames. */
import { onTestFinished } from 'vitest'
import { type RawData, WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { SCHEMA_VERSION } from '#plan/shape.ts'
import type { Person } from './person.ts'

interface SocketOptions {
  cookie?: string
  origin?: string | null
  params?: Record<string, string>
}

export const socketUrl = (server: string, planId: string, params: Record<string, string> = {}): string => {
  const search = new URLSearchParams({ v: String(SCHEMA_VERSION), ...params })
  return `${server.replace(/^http/, 'ws')}/collab/${planId}/plan?${search}`
}

/** The stock provider, connected as this person. */
export function connectProvider(
  person: Person,
  planId: string,
  params: Record<string, string> = {},
  room: 'plan' | 'private' = 'plan',
) {
  const doc = new Y.Doc()
  class AsPerson extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, {
        headers: { Cookie: person.cookie },
        origin: person.origin,
        rejectUnauthorized: false,
      })
    }
  }
  const provider = new WebsocketProvider(
    `${person.origin.replace(/^http/, 'ws')}/collab/${planId}`,
    room,
    doc,
    {
      params: { v: String(SCHEMA_VERSION), ...params },
      WebSocketPolyfill: AsPerson as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    },
  )
  onTestFinished(() => {
    provider.destroy()
    doc.destroy()
  })
  const synced = new Promise<void>((resolve) => {
    if (provider.synced) resolve()
    else provider.on('sync', (state: boolean) => state && resolve())
  })
  return { doc, provider, synced }
}

export interface RawSocket {
  readonly socket: WebSocket
  readonly received: Uint8Array[]
  /** Resolves with the HTTP status of a refused upgrade, or the close code of an opened socket. */
  readonly ended: Promise<{ refused: number } | { code: number; reason: string }>
  readonly opened: Promise<boolean>
}

/** One socket without a protocol on top. An Origin of null sends none. */
export function openSocket(url: string, options: SocketOptions = {}): RawSocket {
  const headers: Record<string, string> = options.cookie ? { Cookie: options.cookie } : {}
  if (options.origin) headers.Origin = options.origin
  const socket = new WebSocket(url, { headers, rejectUnauthorized: false, perMessageDeflate: false })
  const received: Uint8Array[] = []
  socket.on('message', (data: RawData) => received.push(new Uint8Array(data as Buffer)))
  let refused: number | null = null
  const opened = new Promise<boolean>((resolve) => {
    socket.on('open', () => resolve(true))
    socket.on('close', () => resolve(false))
  })
  const ended = new Promise<{ refused: number } | { code: number; reason: string }>((resolve) => {
    socket.on('unexpected-response', (_request, response) => {
      refused = response.statusCode ?? 0
      response.resume()
      resolve({ refused })
      socket.terminate()
    })
    // A server that just drops the connection refused it as well.
    socket.on('error', () => undefined)
    socket.on('close', (code, reason) =>
      resolve(refused === null ? { code, reason: reason.toString() } : { refused }),
    )
  })
  onTestFinished(() => socket.terminate())
  return { socket, received, ended, opened }
}
