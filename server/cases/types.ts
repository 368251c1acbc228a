/** What the team's pages may ask about cases: types only. A case that is not this person's answers 404 like none. */
import type { PlanRecord } from '#plan/record/record.ts'
import type { Staff } from '../staff/types.ts'

export interface CaseSummary {
  id: string
  reference: string
  createdAt: number
  closedAt: number | null
  workers: { id: string; name: string }[]
  /** How many sendings wait for an answer; a number only. */
  waiting: number
}

export type DeliveryState =
  | { state: 'none' }
  | { state: 'under-way' | 'failed'; errorCode: string | null; askedAt: number }
  | { state: 'arrived'; at: number }

export interface TeamResponse {
  agreementId: string
  answer: 'along' | 'other'
  because: string | null
  by: string
  at: number
}
export interface TeamRemark {
  id: string
  aboutId: string | null
  words: string
  by: string
  at: number
}

/** What was sent: read-only, exactly what the family saw in its preview. */
export interface CaseSending {
  id: string
  planVersion: number
  sentAt: number
  code: string
  labels: string[]
  /** Null once the family withdrew it. */
  content: PlanRecord | null
  /** People who must still say yes to *help* (12–15: youth and each parent with authority; Jeugdwet 7.3.4). */
  stillToAskForHelp: string[]
  responses: TeamResponse[]
  remarks: TeamRemark[]
  delivery: DeliveryState
}

export interface Cases {
  list(staff: Staff): Promise<CaseSummary[]>
  create(staff: Staff, reference: string): Promise<{ id: string; familyCode: string }>
  /** By intake, or a worker of it. */
  assign(staff: Staff, caseId: string, staffId: string): Promise<void>
  /** Sendings that came without a case: only who sent nothing but when, until a case is chosen. */
  incoming(staff: Staff): Promise<{ sendingId: string; sentAt: number }[]>
  putInCase(staff: Staff, sendingId: string, caseId: string): Promise<void>
  /** Writes the family's log in the same transaction (AG6). */
  open(staff: Staff, caseId: string): Promise<{ case: CaseSummary; sendings: CaseSending[] }>
  respond(
    staff: Staff,
    sendingId: string,
    agreementId: string,
    answer: { answer: 'along' } | { answer: 'other'; because: string },
  ): Promise<void>
  remark(staff: Staff, sendingId: string, aboutId: string | null, words: string): Promise<void>
}
