/**
 * One socket: what it is doing, what it may do, and the frames that wait for the answer to that. It never lets an error
 * out of a socket's handler (R-E10): whatever goes wrong ends in a close code.
 */
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { CLOSE, type CloseCode } from '#plan/close-codes.ts'
import type { Clock } from '#server/clock.ts'
import type { RoomKind, Visitor } from './admission.ts'
import type { Limits } from './limits.ts'
import type { Member } from './member.ts'
import { saved } from './messages.ts'
import { Rate } from './rate.ts'
import { Refused } from './refused.ts'
import type { Room } from './room.ts'

/**
 * admitting: it is asked who this is. loading: the room is being opened. open: frames are handled as they come.
 * judging: its rights may have changed; frames wait for the answer. closed: nothing comes in or goes out any more.
 */
export type Phase = 'admitting' | 'loading' | 'open' | 'judging' | 'closed'

export interface Wish {
  planId: string
  kind: RoomKind
  as: string | undefined
  cookie: string | undefined
  ack: boolean
}

export interface ConnectionOptions {
  ws: WebSocket
  /** The stream under the WebSocket: complete frames are written to it at once, for all sockets the same bytes. */
  stream: Duplex
  wish: Wish
  clock: Clock
  limits: Limits
  /** Calls `say` of this connection within the limit `soon`. */
  sayLater(connection: Connection): void
  /** One frame of an open connection. Throws Refused. */
  handle(connection: Connection, frame: Uint8Array): void
  onClose(connection: Connection, code: number): void
  onRefused(connection: Connection, refused: Refused): void
  onError(error: unknown): void
}

export class Connection implements Member {
  readonly wish: Wish
  readonly ack: boolean
  phase: Phase = 'admitting'
  /** Rises with every event that may change its rights: an answer given for an older one does not count. */
  generation = 0
  /** The room that it is in. */
  room: Room | undefined
  /** It was told what the room has. */
  greeted = false
  synced = false
  answered = false
  frames = 0
  held: Uint8Array[] = []
  readonly claimed = new Set<number>()
  unseen: number | undefined
  presenceId: number | undefined
  /** When something was last sent, and when it was last heard of. */
  lastSent: number
  lastHeard: number
  readonly updates: Rate
  readonly messages: Rate
  readonly presenceRate: Rate
  readonly #options: ConnectionOptions
  #visitor: Visitor | undefined
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  /** How many of its frames are on disk, while it was not told so yet. */
  #unsaid: number | undefined
  #soon: Buffer[] = []
  /** When it last heard of others. */
  #heardAt = Number.NEGATIVE_INFINITY

  constructor(options: ConnectionOptions) {
    const { ws, clock, limits, wish } = options
    this.#options = options
    this.wish = wish
    this.ack = wish.ack
    this.lastSent = clock.now()
    this.lastHeard = this.lastSent
    this.updates = new Rate(clock, limits.updatesPerSecond, limits.updatesAtOnce)
    this.messages = new Rate(clock, limits.framesPerSecond, limits.framesAtOnce)
    this.presenceRate = new Rate(clock, limits.framesPerSecond / 3, limits.framesAtOnce / 3)
    ws.on('message', (data: RawData, isBinary: boolean) => this.#receive(data, isBinary))
    ws.on('pong', () => {
      this.lastHeard = clock.now()
    })
    ws.on('error', () => {
      // A broken frame or line; ws closes it by itself, and `close` follows.
    })
    ws.on('close', (code: number) => this.#closed(code))
  }

  get visitor(): Visitor {
    if (!this.#visitor) throw new Error('Nobody was admitted yet')
    return this.#visitor
  }

  /** Who was admitted, if anybody. */
  get admitted(): Visitor | undefined {
    return this.#visitor
  }

  get isClosed(): boolean {
    return this.phase === 'closed'
  }

  admit(visitor: Visitor): void {
    this.#visitor = visitor
  }

  /** Handles what waited, in order, and from now on frames as they come. */
  open(): void {
    if (this.isClosed) return
    this.phase = 'open'
    const waiting = this.#waiting
    this.#waiting = []
    this.#waitingBytes = 0
    for (const frame of waiting) this.#handle(frame)
  }

  send(frames: Buffer): void {
    this.#write(this.#unsaid === undefined && this.#soon.length === 0 ? frames : this.#withWaiting(frames))
  }

  hear(frames: Buffer, savedCount?: number): void {
    if (savedCount !== undefined) this.#unsaid = savedCount
    this.send(frames)
    this.#heardAt = this.lastSent
  }

  sendSoon(frames: Buffer): void {
    if (this.#isQuiet()) this.hear(frames)
    else {
      this.#later()
      this.#soon.push(frames)
    }
  }

  #write(frames: Buffer): void {
    const { ws, stream, clock, limits } = this.#options
    if (this.isClosed || ws.readyState !== ws.OPEN || stream.destroyed) return
    this.lastSent = clock.now()
    stream.write(frames)
    if (stream.writableLength > limits.unreadBytes) this.#refuse(new Refused(CLOSE.TOO_MANY, 'slow-reader'))
  }

  saved(count: number): void {
    if (!this.ack) return
    const isQuiet = this.#isQuiet()
    if (!isQuiet) this.#later()
    this.#unsaid = count
    if (isQuiet) this.say()
  }

  /** What waited to go with something else. */
  say(): void {
    if (this.#unsaid !== undefined || this.#soon.length > 0) this.#write(this.#withWaiting())
  }

  /** Where others write all the time, what can wait goes with the next of theirs: every write costs as much as an edit. */
  #isQuiet(): boolean {
    const { clock, limits } = this.#options
    const quiet = clock.now() - this.#heardAt
    return quiet < 0 || quiet >= limits.soon
  }

  #later(): void {
    if (this.#unsaid === undefined && this.#soon.length === 0) this.#options.sayLater(this)
  }

  #withWaiting(...frames: Buffer[]): Buffer {
    frames.push(...this.#soon)
    if (this.#unsaid !== undefined) frames.push(saved(this.#unsaid))
    this.#soon = []
    this.#unsaid = undefined
    return Buffer.concat(frames)
  }

  ping(): void {
    const { ws } = this.#options
    if (ws.readyState === ws.OPEN) ws.ping()
  }

  close(code: CloseCode): void {
    if (this.isClosed) return
    const { ws, limits } = this.#options
    this.say()
    ws.close(code)
    this.#closed(code)
    // A client that does not answer must not keep its memory here.
    setTimeout(() => ws.terminate(), limits.closeTime).unref()
  }

  /** The line is dead: nobody would hear a close code. */
  cut(): void {
    this.#options.ws.terminate()
    this.#closed(1006)
  }

  #closed(code: number): void {
    if (this.isClosed) return
    this.phase = 'closed'
    this.#waiting = []
    this.held = []
    this.#soon = []
    this.#options.onClose(this, code)
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.isClosed) return
    const { limits } = this.#options
    const now = this.#options.clock.now()
    this.lastHeard = now
    const frame = data as Buffer
    if (!isBinary) this.#refuse(new Refused(CLOSE.NO_ACCESS, 'message-type'))
    else if (!this.messages.take(now)) this.#refuse(new Refused(CLOSE.TOO_MANY, 'too-many'))
    else if (this.phase === 'open') this.#handle(frame)
    else {
      const most = this.phase === 'judging' ? limits.judgingBytes : limits.queuedBytes
      this.#waitingBytes += frame.length
      if (this.#waitingBytes > most) this.#refuse(new Refused(CLOSE.TOO_LARGE, 'queue'))
      else this.#waiting.push(new Uint8Array(frame))
    }
  }

  #handle(frame: Uint8Array): void {
    if (this.isClosed) return
    try {
      this.#options.handle(this, frame)
    } catch (error) {
      if (error instanceof Refused) this.#refuse(error)
      else {
        this.#options.onError(error)
        this.close(CLOSE.COULD_NOT_LOAD)
      }
    }
  }

  #refuse(refused: Refused): void {
    if (this.isClosed) return
    this.#options.onRefused(this, refused)
    this.close(refused.code)
  }
}
