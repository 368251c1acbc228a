/**
 * A yes by telephone, for somebody without a device of their own: a code goes to that person's telephone, the person
 * reads it aloud to whoever wrote the words down, and that one types it. Rights are judged by who calls this: the
 * words' or the acceptance's own rules say who may write something down for whom.
 */
import type { Queries } from '#db/connection.ts'
import type { Me } from '../plans/types.ts'

export type Purpose = 'passage' | 'acceptance'

export interface AskInput {
  planId: string
  /** Whose words, or whose yes. */
  participantId: string
  purpose: Purpose
  /** The passage, or the acceptance (agreement and person together make one subject). */
  subjectId: string
  /** Of exactly what was read aloud. */
  digest: string
  /** As typed; Dutch 06 numbers and international ones. */
  phone: string
  /** The participant who wrote it down and will type the code. */
  askedBy: string
}

/**
 * `own-device`: that person says yes on the own device, never by a code that another types.
 * `too-many`: to this number, or from this plan, enough was sent today.
 */
export type AskAnswer = 'sent' | 'not-a-number' | 'own-device' | 'too-many' | 'not-offered'

/** `gone`: no code waits: it expired, was tried too often, or what was said yes to has changed since. */
export type CodeAnswer = 'right' | 'wrong' | 'gone'

export interface Confirmed {
  participantId: string
  askedBy: string
  digest: string
}

export interface OpenCode {
  participantId: string
  askedBy: string
  digest: string
  expiresAt: number
}

export interface Confirmations {
  /** False where this server cannot send a short text: then no page offers it. */
  readonly isOffered: boolean
  /** Who of these could confirm by a code: without a device or an address of their own. */
  withoutDevice(planId: string): Promise<ReadonlySet<string>>
  /** Sends a code; one that was open for this subject stops working. */
  ask(asked: AskInput): Promise<AskAnswer>
  /** The codes that are waited for, by subject. */
  open(planId: string, purpose: Purpose): Promise<ReadonlyMap<string, OpenCode>>
  /**
   * Only whoever asked for the code may type it. `effect` runs in the transaction that closes the code, so that there
   * is never a code spent without its yes; `digest` is of what stands there now.
   */
  confirm(
    me: Me,
    typed: { purpose: Purpose; subjectId: string; digest: string; code: string },
    effect: (tx: Queries, confirmed: Confirmed, at: number) => Promise<void>,
  ): Promise<CodeAnswer>
  /** The subject changed or went: its code works no more. In the transaction of that cause. */
  withdraw(tx: Queries, purpose: Purpose, subjectId: string): Promise<void>
  /** Erases what expired, the numbers with it. */
  sweep(): Promise<void>
}
