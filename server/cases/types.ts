/** What the team's pages may ask about what families sent: types only. What is not this person's answers 404 like none. */
import type { PlanRecord } from '#plan/record/record.ts'
import type { ExportOutcome } from '../exports/types.ts'
import type { Staff } from '../staff/types.ts'

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
  /** Null once the family withdrew it, and for who only assigns cases. */
  content: PlanRecord | null
  /** What the family sent apart, about safety: as read-only as the rest. Null where nothing was. */
  annex: PlanRecord | null
  isWithdrawn: boolean
  /** One person's own words: nobody else of the family knows of it. */
  ownWordsOnly: boolean
  /** People whose yes to *help* is not known here (12–15: youth and each parent with authority; Jeugdwet 7.3.4). */
  stillToAskForHelp: string[]
  responses: TeamResponse[]
  remarks: TeamRemark[]
  delivery: DeliveryState
}

export type TeamAnswer = { answer: 'along' } | { answer: 'other'; because: string }

export interface SentPlans {
  /** Per case: how many sendings have no answer yet. */
  waiting(caseIds: readonly string[]): Promise<Map<string, number>>
  /** Sendings that came without a case: only that they came and when, until a case is chosen. For intake. */
  incoming(staff: Staff): Promise<{ sendingId: string; sentAt: number }[]>
  putInCase(staff: Staff, sendingId: string, caseId: string): Promise<void>
  /** The latest first. For a worker of the case with the role `team`; writes the family's log with it (AG6). */
  open(staff: Staff, caseId: string): Promise<CaseSending[]>
  /** The extract, or what went apart, as a file, in place of a copy in another system. Noted in the family's log. */
  file(staff: Staff, sendingId: string, format: 'pdf' | 'json', part?: 'safety'): Promise<ExportOutcome>
  /** The last answer counts. RangeError: "anders" without a reason. */
  respond(staff: Staff, sendingId: string, agreementId: string, given: TeamAnswer): Promise<void>
  /** RangeError: no words. */
  remark(staff: Staff, sendingId: string, aboutId: string | null, words: string): Promise<void>
}
