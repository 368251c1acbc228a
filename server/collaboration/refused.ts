import type { CloseCode } from '#plan/close-codes.ts'

/** Why something was refused: a word for the log and the metric, never plan text, an id or a name. */
export type Reason =
  | 'malformed'
  | 'message-type'
  | 'too-large'
  | 'too-many'
  | 'read-only'
  | 'foreign-client'
  | 'gap'
  | 'content'
  | 'other-history'
  | 'slow-reader'
  | 'queue'
  | 'settled'

/** Thrown on the path of a frame; ends the connection with its code, and nothing of the frame is applied. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: CloseCode
  readonly reason: Reason

  constructor(code: CloseCode, reason: Reason) {
    super(reason)
    this.code = code
    this.reason = reason
  }
}
