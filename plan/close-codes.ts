/**
 * Every way in which the server ends a connection to a plan, with what the page does then. Shared by both sides.
 *
 * stop: no new try; the page says why and keeps unsent words copyable. retry: the provider's own backoff, with jitter.
 */
export const CLOSE = {
  /** The server stops for a restart: everything acknowledged is on disk. → retry */
  GOING_AWAY: 1001,
  /** No session, or it ended while connected. → stop, offer to sign in */
  NOT_SIGNED_IN: 4401,
  /** Not (or no longer) allowed: removed, read-only, or an update that this person may not send. → stop */
  NO_ACCESS: 4403,
  /** There is no such plan. → stop */
  NO_SUCH_PLAN: 4404,
  /** The page speaks another schema version than the server. → stop, ask to reload */
  OTHER_VERSION: 4409,
  /** The page holds other people's work that the server lacks, as after a restored backup. → stop */
  OTHER_HISTORY: 4410,
  /** A frame or the document is larger than allowed. → stop */
  TOO_LARGE: 4413,
  /** Private time runs. → the family moves to the private room, others wait */
  PRIVATE_TIME: 4423,
  /** The plan is settled. → this document is over: the page keeps unsent words copyable, and opens a new one to read */
  SETTLED: 4424,
  /** Too many messages or connections. → retry */
  TOO_MANY: 4429,
  /** The plan could not be loaded: it never looks empty instead (R-B4). → retry */
  COULD_NOT_LOAD: 4500,
} as const
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

const STOPPING: readonly number[] = [
  CLOSE.NOT_SIGNED_IN,
  CLOSE.NO_ACCESS,
  CLOSE.NO_SUCH_PLAN,
  CLOSE.OTHER_VERSION,
  CLOSE.OTHER_HISTORY,
  CLOSE.TOO_LARGE,
  CLOSE.SETTLED,
]

/** True when trying again cannot help (R-B14). */
export const isFinal = (code: number): boolean => STOPPING.includes(code)

/** Message types that only clients with `&ack=1` get, beside those of y-websocket (0 sync, 1 awareness, 3 query). */
export const MESSAGE_SAVED = 100
export const MESSAGE_CHANGED = 101
