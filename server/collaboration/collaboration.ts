/**
 * The collaboration server, put together: sockets that speak the y-websocket protocol on one side, the update log on
 * the other. Composition only; each part says what it promises.
 */
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type * as Y from 'yjs'
import type { UpdateLog } from '#db/update-log.ts'
import { CLOSE } from '#plan/close-codes.ts'
import { SCHEMA_VERSION } from '#plan/shape.ts'
import type { Clock } from '#server/clock.ts'
import type { Admit } from './admission.ts'
import { Connection } from './connection.ts'
import { Entrance } from './entrance.ts'
import { receiveFrame } from './frame-path.ts'
import { GroupCommit } from './group-commit.ts'
import { startHeartbeat } from './heartbeat.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { changed } from './messages.ts'
import { type CollaborationMetrics, type Log, noMetrics } from './metrics.ts'
import { createMoments } from './moments.ts'
import { Rooms } from './rooms.ts'
import { SocketCounts } from './socket-counts.ts'
import { transact, whileFrozen } from './transact.ts'
import { readKnock, refuseUpgrade } from './upgrade.ts'

export interface Collaboration {
  /** Handles an upgrade for /collab/<planId>/<plan|private>?v=<n>[&ack=1][&as=<participantId>]; false when it is not ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** A document of what is durable now. Throws RoomGoneError for a room that does not exist. */
  read<T>(roomId: string, read: (doc: Y.Doc) => T): Promise<T>
  /** The one way in which the server itself changes a plan (R-B18). Resolves when it is on disk and sent to everybody. */
  transact(roomId: string, change: (doc: Y.Doc) => void): Promise<void>
  /** Resolves when everything that a room accepted up to now is on disk, so that `read` gives all of it. */
  settle(roomId: string): Promise<void>
  /**
   * Reads a room in a moment after which nothing new is part of it, and does `work` before anything can be again (R-E23).
   * What is sent meanwhile is refused as settled. Throws FrozenError when this is happening already.
   */
  whileFrozen<R, T>(roomId: string, read: (doc: Y.Doc) => R, work: (found: R) => Promise<T>): Promise<T>
  /** Lets go of a room that was destroyed: its sockets close, and nothing of it stays in memory. */
  forget(roomId: string): void
  /** Judges the open sockets of a plan or session again. Nothing is accepted on old rights once this is called. */
  reconsider(what: { planId?: string; sessionId?: string }): Promise<void>
  /**
   * Tells the pages in this plan's rooms that a topic has something new. With people: what is not everybody's, so only
   * theirs, and no browser that has not shown to be one of them.
   */
  changed(planId: string, topic: string, participantIds?: readonly string[]): void
  stats(): { rooms: number; sockets: number; waiting: number; saving: boolean }
  /** Saves, closes every socket as going away, and lets go of everything. */
  close(): Promise<void>
}

export interface CollaborationOptions {
  updateLog: UpdateLog
  clock: Clock
  admit: Admit
  /** The values of `Origin` that may connect. */
  origins: () => readonly string[]
  clientAddress: (request: IncomingMessage) => string
  limits?: Partial<Limits>
  log: Log
  metrics?: CollaborationMetrics
  /** Called after each commit of a room; must do next to nothing. */
  onCommitted?(roomId: string): void
}

export function createCollaboration(options: CollaborationOptions): Collaboration {
  const { updateLog, clock, admit, origins, clientAddress, log: logger, metrics = noMetrics } = options
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits }
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.payloadBytes,
  })
  const commits = new GroupCommit(updateLog, clock, limits, logger, metrics)
  const { onCommitted } = options
  const rooms = new Rooms({ log: updateLog, commits, clock, limits, logger, metrics, onCommitted })
  const connections = new Set<Connection>()
  const counts = new SocketCounts()
  const places = new WeakMap<Connection, (() => void)[]>()
  const stopHeartbeat = startHeartbeat(connections, rooms, clock, limits)
  const moments = createMoments(limits.soon)
  let stopping = false

  const take = (connection: Connection, key: string, most: number): boolean => {
    const giveBack = counts.take(key, most)
    if (giveBack) places.get(connection)?.push(giveBack)
    return giveBack !== undefined
  }
  const entrance = new Entrance({
    admit,
    rooms,
    limits,
    logger,
    takePlace: (connection, { sessionId }) =>
      take(connection, `session ${sessionId}`, limits.socketsPerSession),
  })

  const connect = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { wish, version } = readKnock(request) ?? { wish: null, version: null }
    server.handleUpgrade(request, socket, head, (ws) => {
      const connection = new Connection({
        ws,
        stream: socket,
        wish: wish ?? { planId: '', kind: 'plan', as: undefined, cookie: undefined, ack: false },
        clock,
        limits,
        sayLater: moments.add,
        handle(from, frame) {
          if (from.room && !stopping) receiveFrame(from.room, from, frame, limits)
        },
        onClose(closed, code) {
          connections.delete(closed)
          entrance.leave(closed)
          for (const giveBack of places.get(closed) ?? []) giveBack()
          metrics.closed(code)
        },
        onRefused(_, { code, reason }) {
          metrics.refused(reason)
          logger.warn({ code, reason }, 'a connection was refused')
        },
        onError: (error) => logger.error({ err: error }, 'a frame could not be handled'),
      })
      connections.add(connection)
      places.set(connection, [])
      const address = clientAddress(request)
      if (!wish) connection.close(CLOSE.NO_SUCH_PLAN)
      else if (version !== String(SCHEMA_VERSION)) connection.close(CLOSE.OTHER_VERSION)
      else if (!(takeBrowser(connection, wish.cookie) && takeAddress(connection, address))) {
        connection.close(CLOSE.TOO_MANY)
      } else void enter(connection, address)
    })
  }

  const takeBrowser = (connection: Connection, cookie: string | undefined) =>
    cookie === undefined || take(connection, `browser ${digest(cookie)}`, limits.socketsPerSession)
  const takeAddress = (connection: Connection, address: string) =>
    take(connection, `address ${address}`, limits.socketsPerAddress)

  const enter = async (connection: Connection, address: string) => {
    const arrived = counts.take(`waiting ${address}`, limits.waitingPerAddress)
    if (!arrived) return connection.close(CLOSE.TOO_MANY)
    try {
      await entrance.enter(connection)
    } catch (error) {
      logger.error({ err: error }, 'a connection could not be opened')
      connection.close(CLOSE.COULD_NOT_LOAD)
    } finally {
      arrived()
    }
  }

  return {
    upgrade(request, socket, head) {
      if (!readKnock(request)) return false
      if (stopping) refuseUpgrade(socket, '503 Service Unavailable')
      else if (!origins().includes(request.headers.origin ?? '')) refuseUpgrade(socket, '403 Forbidden')
      else connect(request, socket, head)
      return true
    },

    async read(roomId, read) {
      const room = rooms.peek(roomId) ?? (await rooms.load(roomId))
      return room.read(read)
    },

    async transact(roomId, change) {
      const room = await rooms.acquire(roomId)
      try {
        await transact(room, change, limits)
      } finally {
        rooms.release(roomId)
      }
    },

    async whileFrozen(roomId, read, work) {
      const room = await rooms.acquire(roomId)
      try {
        return await whileFrozen(room, read, work, limits)
      } finally {
        rooms.release(roomId)
      }
    },

    settle: async (roomId) => rooms.peek(roomId)?.saved(),

    forget: (roomId) => rooms.forget(roomId),

    async reconsider({ planId, sessionId }) {
      const judged: Promise<void>[] = []
      for (const connection of connections) {
        const ofPlan = planId !== undefined && connection.wish.planId === planId
        const ofSession =
          sessionId !== undefined && (connection.admitted?.sessionId ?? sessionId) === sessionId
        if (!ofPlan && !ofSession) continue
        connection.generation++
        if (connection.phase === 'open' || connection.phase === 'judging')
          judged.push(entrance.again(connection))
      }
      await Promise.all(judged)
    },

    changed(planId, topic, participantIds) {
      const message = changed(topic)
      for (const connection of connections) {
        if (connection.wish.planId !== planId || !connection.ack || !connection.admitted) continue
        const { participantId, isProven } = connection.admitted
        if (participantIds && !(isProven && participantIds.includes(participantId))) continue
        connection.send(message)
      }
    },

    stats: () => ({
      rooms: rooms.size,
      sockets: connections.size,
      waiting: [...connections].filter(({ phase }) => phase !== 'open').length,
      saving: !commits.failing,
    }),

    async close() {
      stopping = true
      await within(limits.flushTime, commits.flush())
      for (const connection of [...connections]) connection.close(CLOSE.GOING_AWAY)
      stopHeartbeat()
      moments.stop()
      rooms.stop()
      server.close()
    },
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** Waits for the work, but not longer than this. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
