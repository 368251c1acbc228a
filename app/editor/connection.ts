/**
 * The page's line to the plan: the stock y-websocket provider, and around it what it lacks for people: why a line
 * ended, what is on disk, what others did meanwhile.
 *
 * Nothing here writes to the document, and nothing of it is kept in the browser (R-E13): unsent work lives in the
 * open page.
 */
import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { CLOSE, isFinal, MESSAGE_CHANGED, MESSAGE_SAVED } from '#plan/close-codes.ts'
import { SCHEMA_VERSION } from '#plan/shape.ts'
import {
  BLOCKED_AFTER,
  type ConnectionEvent,
  type ConnectionState,
  INITIAL,
  nextState,
  reconnectDelay,
} from './connection-state.ts'
import { countingSocket, type SocketConstructor } from './counting-socket.ts'
import { rootNameOf } from './root-name.ts'
import { ALL_SAVED, nextSaved, type SavedEvent, type SavedStatus, savedStatus } from './saved-state.ts'

/** Shorter gaps need no report: people saw the words come in. */
const REPORT_MERGE_AFTER = 30_000
/** By then the page knows which document is its own, and this line is closed; a page that could not ask tries here. */
const ASK_AGAIN_AFTER = 5_000
/** Makes the provider take `maxBackoffTime` as its next delay, which we set with jitter. */
const AT_ITS_LONGEST = 20

export interface ConnectionView {
  state: ConnectionState
  saved: SavedStatus
  /** The plan was complete here at least once, so the editors may be mounted (R-B2, R-B5). */
  ready: boolean
  /** Roots that others changed while this page had no line for long (R-B13); empty when there is nothing to tell. */
  merged: readonly string[]
}

export interface PlanConnection {
  doc: Y.Doc
  awareness: Awareness
  view(): ConnectionView
  subscribe(notify: () => void): () => void
  /** Roots that hold work of this page which is not on disk. */
  unsavedRoots(): ReadonlySet<string>
  forgetMerged(): void
  close(): void
}

export interface ConnectionOptions {
  /** ws(s)://host/collab */
  url: string
  planId: string
  /** The plan, or the room of the family among itself. */
  room?: 'plan' | 'private'
  /** The participant that this tab is, where the browser holds several. */
  as: string | null
  /** The server says that something of this topic changed. */
  onChanged: (topic: string) => void
  now?: () => number
  random?: () => number
  Socket?: SocketConstructor
}

export function openConnection(options: ConnectionOptions): PlanConnection {
  const { now = Date.now, random = Math.random, Socket = WebSocket } = options
  const doc = new Y.Doc()
  const listeners = new Set<() => void>()
  const unsaved = new Set<string>()
  const changedWhileAway = new Set<string>()
  let state: ConnectionState = INITIAL
  let saved = ALL_SAVED
  let ready = false
  let attempt = 0
  let merged: string[] = []
  let askAgain: ReturnType<typeof setTimeout> | undefined
  let view: ConnectionView = { state, saved: 'saved', ready, merged }

  const refresh = () => {
    const status = savedStatus(saved, now())
    if (status === 'saved') unsaved.clear()
    if (view.state === state && view.saved === status && view.ready === ready && view.merged === merged)
      return
    view = { state, saved: status, ready, merged }
    for (const notify of listeners) notify()
  }
  const happen = (event: ConnectionEvent) => {
    state = nextState(state, event)
    refresh()
  }
  const note = (event: SavedEvent) => {
    saved = nextSaved(saved, event)
    refresh()
  }

  // Before the provider exists, so that a change counts as loose before the provider's frame takes it along.
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.changed.size === 0) return
    const target = transaction.origin !== provider ? unsaved : state.kind === 'live' ? null : changedWhileAway
    for (const type of transaction.changed.keys()) {
      const root = rootNameOf(type)
      if (root) target?.add(root)
    }
  })
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) note({ type: 'edited', at: now() })
  })

  const provider: WebsocketProvider = new WebsocketProvider(
    options.url,
    `${options.planId}/${options.room ?? 'plan'}`,
    doc,
    {
      connect: false,
      // Another tab could otherwise reach this one past the server and its checks.
      disableBc: true,
      params: { v: String(SCHEMA_VERSION), ack: '1', ...(options.as ? { as: options.as } : {}) },
      WebSocketPolyfill: countingSocket(Socket, () => note({ type: 'frame' })),
      shouldReconnect: (event) => !isFinal(event.code) && event.code !== CLOSE.PRIVATE_TIME,
    },
  )
  provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) =>
    note({ type: 'durable', count: decoding.readVarUint(decoder) })
  provider.messageHandlers[MESSAGE_CHANGED] = (_encoder, decoder) =>
    options.onChanged(decoding.readVarString(decoder))

  provider.on('status', ({ status }) => {
    if (status !== 'connected') return
    note({ type: 'opened' })
    happen({ type: 'opened' })
  })
  provider.on('sync', (synced) => {
    if (!synced) return
    attempt = 0
    ready = true
    if (state.kind === 'offline' && now() - state.since >= REPORT_MERGE_AFTER && changedWhileAway.size > 0) {
      merged = [...new Set([...merged, ...changedWhileAway])]
    }
    changedWhileAway.clear()
    note({ type: 'synced' })
    happen({ type: 'synced' })
  })
  provider.on('connection-close', (event) => {
    attempt += 1
    provider.wsUnsuccessfulReconnects = AT_ITS_LONGEST
    provider.maxBackoffTime = reconnectDelay(attempt, random)
    note({ type: 'lost', at: now() })
    happen({ type: 'closed', code: event?.code ?? null, at: now() })
    // Another document is this person's now, or none: the page asks which.
    if (event?.code !== CLOSE.PRIVATE_TIME) return
    options.onChanged('private-time')
    clearTimeout(askAgain)
    askAgain = setTimeout(hurry, ASK_AGAIN_AFTER)
  })

  const tick = setInterval(refresh, 1_000)
  const patience = setTimeout(() => happen({ type: 'waited' }), BLOCKED_AFTER)
  const hurry = () => {
    if (state.kind !== 'refused') provider.connect()
  }
  // The browser knows of a lost network long before a silent line shows it. Trying again at once costs nothing, and
  // reaches a server on this same computer.
  const doubt = () => {
    if (state.kind !== 'live') return
    provider.disconnect()
    provider.connect()
  }
  globalThis.addEventListener?.('online', hurry)
  globalThis.addEventListener?.('offline', doubt)
  provider.connect()

  return {
    doc,
    awareness: provider.awareness,
    view: () => view,
    subscribe(notify) {
      listeners.add(notify)
      return () => listeners.delete(notify)
    },
    unsavedRoots: () => unsaved,
    forgetMerged() {
      merged = []
      refresh()
    },
    close() {
      clearInterval(tick)
      clearTimeout(patience)
      clearTimeout(askAgain)
      globalThis.removeEventListener?.('online', hurry)
      globalThis.removeEventListener?.('offline', doubt)
      listeners.clear()
      provider.destroy()
      provider.awareness.destroy()
      doc.destroy()
    },
  }
}
