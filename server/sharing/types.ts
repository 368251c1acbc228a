/** What the family's pages may ask about sharing: types only. No professional can share from a plan. */
import type { PlanRecord } from '#plan/record/record.ts'
import type { Choice } from '#plan/sharing/choices.ts'
import type { AskedBecause, SharingLabel, SharingState, Unclear } from '#plan/sharing/consents.ts'
import type { DeliveryState, TeamRemark, TeamResponse } from '../cases/types.ts'
import type { ExportOutcome } from '../exports/types.ts'
import type { Me } from '../plans/types.ts'

export type { Choice } from '#plan/sharing/choices.ts'

export type Recipient =
  | { kind: 'team'; organisationId: string; familyCode: string | null }
  | { kind: 'school' | 'youth-health' | 'other'; name: string }

/** Somebody whose yes is asked. */
export interface Consent {
  participantId: string
  name: string
  isMe: boolean
  answer: 'yes' | 'no' | null
  because: AskedBecause
}

export interface Preview {
  version: number
  choices: Choice[]
  /** Exactly what the recipient gets. */
  content: PlanRecord
  /** The same, of what goes apart about safety; null where nothing does. */
  annex: PlanRecord | null
  /** What was marked to go apart, whether it was chosen or not. */
  apart: string[]
  /** Of everything that goes: what sending asks back. Without an annex it is the hex SHA-256 of the canonical text of `content`. */
  digest: string
  /** Of `content`, as it is printed. */
  code: string
  consents: Consent[]
  labels: SharingLabel[]
  state: SharingState
  /** What must be known first; of a child without a name yet the name is empty. */
  unclear: { childId: string; childName: string; why: Unclear }[]
  mayShare: boolean
}

export interface SendingView {
  id: string
  recipientKind: Recipient['kind']
  recipientName: string
  version: number
  /** Own words alone: only who sent them sees this. */
  ownWordsOnly: boolean
  status: 'asking' | 'sent' | 'withdrawn'
  createdAt: number
  sentAt: number | null
  withdrawnAt: number | null
  answeredAt: number | null
  mayWithdraw: boolean
  /** This person's own answer is asked. */
  asksMe: boolean
  /** It was not given yet. */
  waitsForMe: boolean
  /** How long who says nothing holds up the others. */
  waitDays: number
  /** It waits for this person, who can send it now. */
  maySend: boolean
  labels: SharingLabel[]
  consents: { name: string; answer: 'yes' | 'no' | null }[]
  responses: (TeamResponse & { agreement: string })[]
  remarks: TeamRemark[]
  delivery: DeliveryState
  /** For who has no account here: whether a link can be made, and when it was opened. */
  link: { mayMake: boolean; openedAt: number | null } | null
}

export type StartAnswer =
  | { state: 'asking' | 'sent'; sendingId: string }
  /** It is no longer what was on the screen. */
  | { state: 'changed' }
  /** Nothing was chosen. */
  | { state: 'empty' }
  /** No case of this organisation has this code. */
  | { state: 'unknown-code' }

/** What somebody got who has no account here. */
export interface SharedFile {
  record: PlanRecord
  labels: SharingLabel[]
  digest: string
}

/** A sending that is not this person's to know of is answered by one and the same 404; an act that is not theirs, by `Refused`. */
export interface Sharing {
  list(me: Me): Promise<SendingView[]>
  /** Null as long as nothing is settled. `chosen` null: what is ticked beforehand. Whose yes is asked is the organisation's. */
  preview(
    me: Me,
    chosen: readonly string[] | null,
    organisationId?: string | null,
    /** What goes apart, of what goes to an organisation; null: what is marked beforehand. */
    apart?: readonly string[] | null,
  ): Promise<Preview | null>
  /** What goes, or went: for who is asked, and for who looks back. Null once it was emptied. */
  previewOf(me: Me, sendingId: string): Promise<Preview | null>
  /** Asks the yes of who must be asked; sends at once where nobody else is. `digest`: of the preview that was on the screen. */
  start(
    me: Me,
    recipient: Recipient,
    chosen: readonly string[],
    digest: string,
    apart?: readonly string[],
  ): Promise<StartAnswer>
  /** As oneself only; until it is sent it can be answered again. */
  answer(me: Me, sendingId: string, yes: boolean): Promise<void>
  /** With who said no or did not answer left out of it, and labelled (ARCHITECTURE §6). */
  send(me: Me, sendingId: string, digest: string): Promise<StartAnswer>
  withdraw(me: Me, sendingId: string): Promise<void>
  /** By a parent, of a child of whom nobody said it yet: yyyy. False for what is no such year. */
  tellBirthYear(me: Me, childId: string, year: string): Promise<boolean>
  /** A person's own words alone, to the team: nobody else is asked, told or shown a row. */
  sendOwnWords(me: Me, recipient: Recipient, passageIds: readonly string[]): Promise<StartAnswer>
  /** An author of the family, who has shown to be that person, and not in private time. */
  mayShareOwnWords(me: Me): Promise<boolean>
  /** A new one-time link, shown once: an older one that nobody opened stops working. */
  makeLink(me: Me, sendingId: string): Promise<string>

  /** Spends nothing. */
  linkIsReady(token: string): Promise<boolean>
  /** POST only. What the browser keeps to look for half an hour; null when somebody opened it before. */
  spendLink(token: string): Promise<string | null>
  shared(viewToken: string): Promise<SharedFile | null>
  /** The same as PDF. */
  sharedFile(viewToken: string): Promise<ExportOutcome | null>
}
