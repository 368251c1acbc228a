import type { CloseCode } from '#plan/close-codes.ts'
import type { Visitor } from './admission.ts'
import type { Writer } from './group.ts'

/** A connection that is inside a room, as the room knows it. */
export interface Member extends Writer {
  readonly visitor: Visitor
  /** Understands messages 100 and 101. */
  readonly ack: boolean
  /** It has been sent the document: from then on it hears of every commit. */
  synced: boolean
  /** It has answered the server's SyncStep1: everything it made before is here. */
  answered: boolean
  /** How many update frames it has sent. */
  frames: number
  /** Update frames that build on what its answer will bring. */
  held: Uint8Array[]
  /** The clientIDs that it was the first to show. */
  readonly claimed: Set<number>
  /** An id in its state vector that nobody has shown here: its own unsent work, unless it turns out otherwise. */
  unseen: number | undefined
  /** The clientID of its own presence. */
  presenceId: number | undefined
  /** Complete WebSocket frames. */
  send(frames: Buffer): void
  /** What others wrote; with it, how many of its own update frames are on disk now. */
  hear(frames: Buffer, savedCount?: number): void
  /** Of others too, but it may wait a moment. */
  sendSoon(frames: Buffer): void
  close(code: CloseCode): void
}
