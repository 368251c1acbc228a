import type { Viewer } from '#plan/access.ts'
import type { PlanDocument } from '#plan/document.ts'
import type { Why } from '#plan/rights/why.ts'
import type { Role } from '#plan/roles.ts'
import type { Language, Template } from '#plan/template.ts'
import type { Session, SessionOrigin } from '../sessions/types.ts'

/** The person on this side of the screen, in one plan. */
export interface Me extends Viewer {
  planId: string
  name: string
  /** Six hex digits with a #, from the fixed palette. */
  color: string
  email: string | null
  presenceHidden: boolean
  neutralMail: boolean
  hasPersonalCode: boolean
  childId: string | null
  /** How this browser became this person: one that came by a link of somebody else ('return') proves less. */
  origin: SessionOrigin
  /** True when this browser holds several people of this plan: it then shows the shared plan only. */
  shares: boolean
}

export interface PlanHeader {
  id: string
  /** The children's names, in order; empty for one not named yet. */
  children: { id: string; name: string; unborn: boolean }[]
  template: Template
  language: Language
  example: boolean
  roomId: string
}

export interface PlanSummary {
  id: string
  children: { name: string; unborn: boolean }[]
  /** Who this browser is there. */
  participantId: string
  name: string
  role: Role
  example: boolean
}

export interface StartInput {
  me: 'parent' | 'youth'
  myName: string
  /** One or more; none when a youth starts: the youth is the child. An unborn child may have no name. */
  children: { name: string; unborn: boolean }[]
  templateId: string
  language: Language
}

export interface Plans {
  /** Makes a plan with its room and its first participant, in one transaction. */
  start(input: StartInput): Promise<{ planId: string; participantId: string }>
  header(planId: string): Promise<PlanHeader | null>
  /** What is durable now, as plain data. Judges nothing: a page asks `view`. */
  document(planId: string): Promise<PlanDocument>
  /** Which page of the plan this person gets now, with what stands in it. */
  view(me: Me): Promise<PlanView>
  /** The question that the plan is about, for who reads that and nothing else of the plan. Null: not now, or nothing yet. */
  mainQuestion(me: Me): Promise<string | null>
  /** Who the session is in this plan; `as` picks one where the browser holds several. Null: nobody. */
  me(session: Session | null, planId: string, as: string | null): Promise<Me | null>
  ofSession(session: Session | null): Promise<PlanSummary[]>
}

/** For a child under twelve: what was agreed and wished, to read. */
export interface ChildVersion {
  wishes: string[]
  agreements: { id: string; what: string; who: string[]; when: string }[]
}

export type PlanView =
  /** To write in, or to read along. `room` says which document its socket opens. */
  | {
      page: 'write'
      room: 'plan' | 'private'
      canWrite: boolean
      document: PlanDocument
      /** While the family is among itself, for who is inside. */
      privateTime: { since: number; isEnding: boolean; isCalled: boolean; mayEnd: boolean } | null
    }
  /** The family talks among themselves; `isCalled` for the facilitator who is asked to come. */
  | { page: 'waiting'; since: number | null; minutes: number; isCalled: boolean; why: Why | 'not-ready' }
  | { page: 'child'; plan: ChildVersion; isPrivateTime: boolean }
  | { page: 'closed'; why: Why | 'not-ready' }
