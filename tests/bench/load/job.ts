/** What the bench asks of a load generator, and what it answers: messages between two processes. */
import type { Protocol } from './wire.ts'

/** One document of a server, and how each of its clients asks for it. */
export interface Door {
  /** The document's name, for servers that want it in each message. */
  name: string
  path: string
  /** Headers of each client: the cookie of a participant, where the server signs people in. */
  people: Record<string, string>[]
}

export interface TypingJob {
  kind: 'type'
  protocol: Protocol
  port: number
  doors: Door[]
  clients: number
  /** Keys a second of each client; 0: as many as the server takes, `window` of them on their way at once. */
  keysPerSecond: number
  window: number
  warm: number
  seconds: number
  /** A cursor message beside each key. */
  cursor: boolean
  /** The server answers with the document: what it has is held against what was typed. */
  verify: boolean
  /** Stop typing only when told to, and remember what was seen; for kills. */
  untilKilled?: boolean
}

export interface Typed {
  seconds: number
  /** Keys pressed, and keys that another client saw, within the window. */
  keys: number
  seen: number
  p50: number | null
  p99: number | null
  max: number
  /** Keys on their way at the start of the window and at its end: what grows is a backlog. */
  waitingBefore: number
  waitingAfter: number
  generatorCpu: number
  /** What is missing or different in the end; empty when everybody has everything. */
  problems: string[]
}

/** Which characters of which client another client had seen: per room, per client, how many. */
export interface Seen {
  clientIds: number[][]
  clocks: number[][]
}

export type ToGenerator = TypingJob | { kind: 'go' } | { kind: 'stop' }
export type FromGenerator =
  | { kind: 'ready' }
  | { kind: 'window' }
  | { kind: 'window-end' }
  | { kind: 'typed'; typed: Typed }
  | { kind: 'seen'; seen: Seen }
  | { kind: 'failed'; why: string }
