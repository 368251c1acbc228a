/**
 * What pages and exports may ask about settled plans: types only, so that pages can import them. What is not this
 * person's to read is answered by one and the same 404; an act that is not theirs, by `Refused`.
 */
import type { Queries } from '#db/connection.ts'
import type { Change } from '#plan/record/changes.ts'
import type { Lack } from '#plan/record/readiness.ts'
import type { PlanRecord } from '#plan/record/record.ts'
import type { Me } from '../plans/types.ts'

/** A settled plan for one reader. */
export interface SealedRecord {
  /** Only what this reader may have; `version` is its number. */
  record: PlanRecord
  /** The record as canonical JSON (RFC 8785, NFC): byte for byte what a file carries as `plan.json`. */
  text: string
  /** The seal of the whole version: the same for every reader. */
  head: { sha256: string; code: string }
  /** Of exactly `text`. */
  check: {
    /** Hex SHA-256 of `text`. */
    sha256: string
    /** 20 characters, derived from the digest: what is printed, in groups of five. */
    code: string
    /** Where anyone can check it: `/controle/<code>` of this server. */
    url: string
    /** A compact JWS (EdDSA) over version, moment and digest. */
    signature: string
  }
  /** All versions up to and with this one, the oldest first; `code` is of its head. */
  versions: { number: number; at: string; code: string }[]
}

/** A version's record, or a part of it, that nobody was given yet. */
export type SealedCopy = PlanRecord & { version: number; seal: string }

export interface VersionSummary {
  number: number
  /** Milliseconds. */
  at: number
  /** Who pressed the button; empty once that person was erased. */
  settledBy: string
  /** Of its head. */
  code: string
  isNewest: boolean
  reviewOn: string | null
}

/** What the page of settling shows. */
export interface Readiness {
  /** What is still missing, kindly; only these two kinds of `blocks` stop it. */
  lacks: Lack[]
  blocks: ('empty' | 'no-parent-or-youth')[]
  /** Only one person takes part. */
  isAlone: boolean
  maySettle: boolean
  /** The number that it would get. */
  nextNumber: number
  /** yyyy-mm-dd, proposed. */
  reviewOn: string
  today: string
  /** Of what the person sees now: settling something else is refused. */
  seen: string
  /** It stands already: nothing to settle. */
  isSettled: boolean
  /** Nobody settles while the family is among itself. */
  isPrivateTime: boolean
}

export type SettleAnswer =
  | { state: 'settled'; number: number }
  /** Somebody changed something since this person looked. */
  | { state: 'changed' }
  | { state: 'blocked'; blocks: Readiness['blocks'] }

/** Public: never a name, never how much. */
export interface CheckAnswer {
  /** Null for own words that somebody sent alone: they are no version of the plan. */
  version: number | null
  at: number
  /** `erased`: after this file was made, words were erased from this version. `sent`, `withdrawn`: of own words. */
  status: 'newest' | 'replaced' | 'erased' | 'sent' | 'withdrawn'
  /** Verifiable with `/.well-known/jwks.json`. */
  signature: string
}

export interface PlanStanding {
  /** The newest version; null when nothing was settled yet, or for who reads none. */
  number: number | null
  at: number | null
  /** The plan room is frozen because that version stands. */
  isSettled: boolean
  maySettle: boolean
  mayReopen: boolean
  /** Stands, and this person may send it to somebody. */
  mayShare: boolean
}

export interface Versions {
  /** What this reader may export now, from the plan room alone. */
  draft(me: Me): Promise<PlanRecord>
  /** Throws 404 for who may not read versions, and for a number that does not exist. */
  version(me: Me, number: number): Promise<SealedRecord>
  /** The same, with nothing but these items: what is sent to somebody. The choice is the sender's; what is not theirs is not in it. */
  extract(me: Me, number: number, itemIds: readonly string[]): Promise<SealedRecord>
  /** This reader's copy, for a preview: nothing is registered, so no code of it can be checked yet. */
  copy(me: Me, number: number): Promise<SealedCopy>
  /** All that a version holds, for what is sent with the yes of who must say it. Judges nothing. Null: not there. */
  whole(planId: string, number: number): Promise<SealedCopy | null>
  /** Registers what is made of a version, so that its code can be checked. Judges nothing. */
  issue(copy: SealedCopy): Promise<SealedRecord>
  /** For own words alone. `keep` in the transaction that sends them; from then on their code can be checked. */
  codeOfOwnWords(
    record: PlanRecord,
  ): Promise<{ text: string; digest: string; code: string; keep: (tx: Queries) => Promise<void> }>
  /** In the transaction that takes them back. */
  ownWordsTakenBack(tx: Queries, code: string, at: number): Promise<void>
  /** The newest first; empty for who reads none. */
  list(me: Me): Promise<VersionSummary[]>
  /** "Wat is er veranderd?", from this reader's copies. */
  changes(me: Me, from: number, to: number): Promise<Change[]>
  standing(me: Me): Promise<PlanStanding>
  readiness(me: Me): Promise<Readiness>
  settle(me: Me, input: { seen: string; reviewOn: string | null }): Promise<SettleAnswer>
  /** "Iets veranderen": the plan opens for writing again; the version stays what it is. */
  reopen(me: Me): Promise<void>
  /** Nothing was changed after all: back to the version that stands. False when something was. */
  close(me: Me): Promise<boolean>
  /** By a printed code (of a head or of a file), or by a file's hex SHA-256. */
  check(codeOrDigest: string): Promise<CheckAnswer | null>
  /** Public keys of all key ids, old ones included. */
  jwks(): { keys: Record<string, unknown>[] }
  /**
   * Empties these items in every version of the plan: text and salt go, the seal stays valid. In the transaction that
   * erases the words themselves; the caller ends with `db.forget()`. Item ids are the ids of passages, comments, agreements….
   */
  eraseItems(tx: Queries, planId: string, itemIds: readonly string[]): Promise<void>
  /** Everything that one person wrote or answered, and the name, also where others' items hold it: for who is erased. */
  erasePerson(tx: Queries, planId: string, participantId: string): Promise<void>
}
