/** What the family's pages may ask about sharing: types only. No professional can share from a plan. */
import type { PlanRecord } from '#plan/record/record.ts'
import type { DeliveryState, TeamRemark, TeamResponse } from '../cases/types.ts'
import type { Me } from '../services.ts'

export type Recipient =
  | { kind: 'team'; organisationId: string; familyCode: string | null }
  | { kind: 'school' | 'youth-health' | 'other'; name: string }

/** One thing that can be ticked. */
export interface Choice {
  id: string
  group: 'agreements' | 'help' | 'section' | 'own-words' | 'child-words' | 'scores' | 'circle'
  label: string
  chosen: boolean
  /** Of a participant whose own words these are. */
  author: string | null
}

export interface Preview {
  version: number
  choices: Choice[]
  /** Exactly what the recipient gets. */
  content: PlanRecord
  /** Who is asked, with what they said. */
  consents: {
    participantId: string
    name: string
    isMe: boolean
    answer: 'yes' | 'no' | null
    because: string
  }[]
  labels: string[]
  mayShare: boolean
}

export interface SendingView {
  id: string
  recipientName: string
  version: number
  status: 'asking' | 'sent' | 'withdrawn'
  sentAt: number | null
  answeredAt: number | null
  mayWithdraw: boolean
  /** This person's own answer is asked. */
  asksMe: boolean
  consents: { name: string; answer: 'yes' | 'no' | null }[]
  responses: (TeamResponse & { agreement: string })[]
  remarks: TeamRemark[]
  delivery: DeliveryState
  /** For who has no account here; shown once. */
  link: string | null
}

export interface Sharing {
  list(me: Me): Promise<SendingView[]>
  preview(me: Me, recipient: Recipient, chosen: readonly string[] | null): Promise<Preview>
  /** Asks the yes of who must be asked; sends at once where nobody else is. `digest`: of the preview that was on the screen. */
  start(
    me: Me,
    recipient: Recipient,
    chosen: readonly string[],
    digest: string,
  ): Promise<{ sendingId: string }>
  answer(me: Me, sendingId: string, yes: boolean): Promise<void>
  /** With who did not answer left out of it, or labelled (ARCHITECTURE §6). */
  send(me: Me, sendingId: string): Promise<void>
  withdraw(me: Me, sendingId: string): Promise<void>
  /** A person's own words alone, to the team: nobody else is asked, told or shown a row. */
  sendOwnWords(me: Me, recipient: Recipient, passageIds: readonly string[]): Promise<{ sendingId: string }>
}
