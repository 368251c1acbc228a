import type { CloseCode } from '#plan/close-codes.ts'

export type RoomKind = 'plan' | 'private'

/** Somebody who may be in a room, as judged at this moment. */
export interface Visitor {
  sessionId: string
  participantId: string
  /** Stamped on presence by the server (R-B23). */
  name: string
  color: string
  presenceHidden: boolean
  /** False for who came by a link of somebody else: hears of the shared plan, and of nothing that is one person's. */
  isProven: boolean
  access: 'write' | 'read'
  /** The plan was settled: whoever could write comes back to read. */
  isSettled?: boolean
  roomId: string
}

/**
 * Who may enter a room. Asked when a socket opens, and again for every open socket of a plan or session after each
 * event that may have changed the answer (R-B20, R-B22); never per frame.
 */
export type Admit = (request: {
  cookie: string | undefined
  /** The session as which it was admitted before: its cookie may have been renewed by another tab since. */
  sessionId: string | undefined
  planId: string
  kind: RoomKind
  /** The participant that this tab says it is, where the browser holds several. */
  as: string | undefined
}) => Promise<{ visitor: Visitor } | { refused: CloseCode }>
