/** The collaboration server alone on an http server, with people that a test invents. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { UpdateLog } from '#db/update-log.ts'
import { createMemoryUpdateLog, type MemoryUpdateLog } from '#db/update-log-memory.ts'
import { CLOSE, type CloseCode } from '#plan/close-codes.ts'
import { type Clock, systemClock } from '#server/clock.ts'
import type { Admit, Visitor } from '#server/collaboration/admission.ts'
import { type Collaboration, createCollaboration } from '#server/collaboration/collaboration.ts'
import type { Limits } from '#server/collaboration/limits.ts'
import type { CollaborationMetrics, Log } from '#server/collaboration/metrics.ts'

export const ORIGIN = 'http://plan.test'

/** Counts what the operator would see. */
export interface Counted extends CollaborationMetrics {
  readonly counts: Record<string, number>
  count(name: string): number
}

export function countingMetrics(): Counted {
  const counts: Record<string, number> = {}
  const add = (name: string, by = 1) => {
    counts[name] = (counts[name] ?? 0) + by
  }
  return {
    counts,
    count: (name) => counts[name] ?? 0,
    refused: (reason) => add(`refused ${reason}`),
    closed: (code) => add(`closed ${code}`),
    committed: (updates) => {
      add('commits')
      add('updates', updates)
    },
    commitFailed: () => add('commit failed'),
    loadFailed: () => add('load failed'),
    compacted: () => add('compacted'),
  }
}

export interface Logged extends Log {
  readonly lines: { level: string; fields: object; message: string }[]
}

export function collectingLog(): Logged {
  const lines: Logged['lines'] = []
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields, message })
  return { lines, info: at('info'), warn: at('warn'), error: at('error') }
}

/** Who there is: by session, which the cookie `session=<id>` names. */
export class People {
  readonly #visitors = new Map<string, Visitor | CloseCode>()
  admissions = 0
  /** Runs before each answer; a test holds an admission up with it. */
  before: () => Promise<void> = async () => {}

  set(name: string, visitor: Partial<Visitor> = {}): void {
    this.#visitors.set(name, {
      sessionId: name,
      participantId: `person-${name}`,
      name,
      color: '#006b54',
      presenceHidden: false,
      isProven: true,
      access: 'write',
      roomId: 'room',
      ...visitor,
    })
  }

  refuse(name: string, code: CloseCode): void {
    this.#visitors.set(name, code)
  }

  readonly admit: Admit = async ({ cookie, planId }) => {
    this.admissions++
    await this.before()
    const answer = this.#visitors.get(/session=([\w-]+)/.exec(cookie ?? '')?.[1] ?? '')
    if (answer === undefined) return { refused: CLOSE.NOT_SIGNED_IN }
    if (typeof answer === 'number') return { refused: answer }
    // In these tests a plan's id is its room's id, except for the plan called "plan".
    return { visitor: planId === 'plan' ? answer : { ...answer, roomId: planId } }
  }
}

export interface TestServer {
  collaboration: Collaboration
  people: People
  metrics: Counted
  log: Logged
  url: string
  http: Server
  stop(): Promise<void>
}

export interface TestServerOptions {
  updateLog?: UpdateLog
  limits?: Partial<Limits>
  clock?: Clock
  clientAddress?: (request: IncomingMessage) => string
}

/** A server with room "room" of plan "plan", and anna and bram who may write in it. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const people = new People()
  people.set('anna')
  people.set('bram')
  const metrics = countingMetrics()
  const log = collectingLog()
  const collaboration = createCollaboration({
    updateLog: options.updateLog ?? memoryLog(),
    clock: options.clock ?? systemClock,
    admit: people.admit,
    origins: () => [ORIGIN],
    clientAddress: options.clientAddress ?? ((request) => request.socket.remoteAddress ?? ''),
    limits: { lingerTime: 0, ...options.limits },
    log,
    metrics,
  })
  const http = createServer((_, response) => response.writeHead(404).end())
  http.on('upgrade', (request, socket, head) => {
    if (!collaboration.upgrade(request, socket, head)) socket.destroy()
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    collaboration,
    people,
    metrics,
    log,
    url: `ws://127.0.0.1:${port}`,
    http,
    async stop() {
      await collaboration.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

export function memoryLog(...roomIds: string[]): MemoryUpdateLog {
  const log = createMemoryUpdateLog(systemClock.now)
  for (const roomId of ['room', ...roomIds]) log.createRoom(roomId)
  return log
}
