/** Every number that bounds a connection or a room, with its reason. Tests and operators may lower or raise them. */
export interface Limits {
  /** ws closes with 1009 above this, before anything of the frame is read. */
  payloadBytes: number
  /** One update; far above an evening of writing without a connection. */
  updateBytes: number
  /** One document with its log since the last state. */
  documentBytes: number
  /** Structs in one update: what hours of offline work hold, and still quick to check. */
  structs: number
  /** Positions that one update may declare as deleted without carrying them. */
  deletedLength: number
  /** Frames kept until the SyncStep2 that they follow has arrived. */
  heldFrames: number
  /** Update frames a second, and how many at once. A held key repeats 30 times a second. */
  updatesPerSecond: number
  updatesAtOnce: number
  /** All frames a second: echoes of other people's presence included. */
  framesPerSecond: number
  framesAtOnce: number
  presenceBytes: number
  /** The smallest time between two presence messages of a room: ten a second for each client in it. */
  presenceEvery: number
  clientIds: number
  /** How long an id that wrote nothing stays its person's: longer than a page waits with words that it could not send. */
  idKept: number
  /** How often it is written down that an id is in use. */
  idSeenEvery: number
  /** Before authorization (R-E3). */
  queuedBytes: number
  admissionTime: number
  /** While rights are judged again the connection was already trusted, so more may wait. */
  judgingBytes: number
  /** Sockets per browser, then per address: a community centre sits behind one address (R-E7). */
  socketsPerSession: number
  socketsPerAddress: number
  waitingPerAddress: number
  /** Bytes that a slow reader may leave unread. */
  unreadBytes: number
  /** How long "saved" and cursors may wait for something else to go to the same line, where others write all the time. */
  soon: number
  /** The commit window under load; when quiet it is the turn of the event loop. */
  commitWindow: number
  commitRetryFirst: number
  commitRetryMost: number
  /** Unsaved updates kept in memory for one room while the store fails. */
  unsavedBytes: number
  /** How long a change by the server itself waits for the disk. */
  transactTime: number
  /** Log rows after which a state replaces them. */
  compactRows: number
  compactBytes: number
  /** How long a room keeps its newest updates one by one after the last of them. */
  restAfter: number
  /** How long an empty room stays, so that a reload does not load it again. */
  lingerTime: number
  /** The stock provider drops a line that is silent for 30 s. */
  keepAliveEvery: number
  /** Two of these without an answer end a connection: a lost network shows within 35 s (R-B35). */
  pingEvery: number
  heartbeatTick: number
  /** How long a closing socket gets before it is cut off. */
  closeTime: number
  /** How long a stopping server tries to save. */
  flushTime: number
}

const KB = 1024
const MB = 1024 * KB
const DAY = 24 * 60 * 60 * 1000

export const DEFAULT_LIMITS: Limits = {
  payloadBytes: MB,
  updateBytes: 512 * KB,
  documentBytes: 4 * MB,
  structs: 20_000,
  deletedLength: 1_000_000,
  heldFrames: 256,
  updatesPerSecond: 100,
  updatesAtOnce: 500,
  framesPerSecond: 300,
  framesAtOnce: 1_000,
  presenceBytes: KB,
  presenceEvery: 100,
  clientIds: 8,
  idKept: 30 * DAY,
  idSeenEvery: DAY,
  queuedBytes: 16 * KB,
  admissionTime: 10_000,
  judgingBytes: MB,
  socketsPerSession: 40,
  socketsPerAddress: 1_000,
  waitingPerAddress: 200,
  unreadBytes: 8 * MB,
  soon: 60,
  commitWindow: 5,
  commitRetryFirst: 50,
  commitRetryMost: 2_000,
  unsavedBytes: 8 * MB,
  transactTime: 10_000,
  compactRows: 2_000,
  compactBytes: MB,
  restAfter: 10_000,
  lingerTime: 5_000,
  keepAliveEvery: 15_000,
  pingEvery: 12_000,
  heartbeatTick: 2_500,
  closeTime: 2_000,
  flushTime: 5_000,
}
