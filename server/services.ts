/**
 * What loaders and actions may ask of the server: types only, filled by `server/index.ts`. One interface per
 * capability; the code behind it is in the folder of that name.
 *
 * A method that a person may not call throws `Refused`; loaders and actions check first what a person filled in.
 */
import type { Viewer } from '#plan/access.ts'
import type { Difference } from '#plan/differences.ts'
import type { PlanDocument } from '#plan/document.ts'
import type { Step } from '#plan/rights/steps.ts'
import type { Why } from '#plan/rights/why.ts'
import type { InvitableRole, Role } from '#plan/roles.ts'
import type { Language, Template } from '#plan/template.ts'
import type { Acceptance } from './acceptance/types.ts'
import type { AuditAction } from './audit/audit.ts'
import type { Authorship } from './authorship/types.ts'
import type { CaseRegister } from './cases/register.ts'
import type { SentPlans } from './cases/types.ts'
import type { Children } from './children/types.ts'
import type { Comments } from './comments/types.ts'
import type { Counts } from './counts/types.ts'
import type { Erasing } from './erasing/types.ts'
import type { ExampleTeam } from './example/as-team.ts'
import type { Imports } from './exports/import/types.ts'
import type { Exports } from './exports/types.ts'
import type { FollowUp } from './follow-up/types.ts'
import type { Guiding, Lobby } from './guiding/types.ts'
import type { Offers } from './offers/types.ts'
import type { OrganisationKeeping } from './organisations/organisations.ts'
import type { Roads, TeamWording } from './organisations/types.ts'
import type { Passages } from './passages/types.ts'
import type { Restore } from './restore/types.ts'
import type { Quality } from './reviews/quality.ts'
import type { Reviews } from './reviews/types.ts'
import type { GrowingUp } from './roles/growing-up.ts'
import type { Mentors, OwnBonds } from './roles/types.ts'
import type { Sharing } from './sharing/types.ts'
import type { StaffAdmin, StaffSessions, StaffSignIn } from './staff/types.ts'
import type { ShownTheme, Themes } from './themes/types.ts'
import type { Versions } from './versions/types.ts'
import type { CompanyWishes } from './wishes/types.ts'
import type { Deliveries } from './zgw/types.ts'

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

export interface StepsView {
  step: Step
  /** Those that this plan walks through. */
  steps: Step[]
  /** Where this person may move the plan; private time has a beginning of its own. */
  mayMoveTo: Step[]
  mayBegin: boolean
  /** This browser has not shown whose it is: private time asks for that. */
  needsProof: boolean
  isInside: boolean
  mayEnd: boolean
  /** Since when private time runs. */
  since: number | null
  hasFacilitator: boolean
  settings: { eachApartFirst: boolean; facilitatorWritesAlong: boolean }
  mayChange: boolean
  /** Supporters and interpreters, for who decides about them. */
  beside: { participantId: string; name: string; role: Role; isLetIn: boolean }[]
  /** Family that came into the plan after private time began, for who is inside. */
  outside: { participantId: string; name: string }[]
}

export interface Steps {
  view(me: Me): Promise<StepsView>
  move(me: Me, to: Step): Promise<void>
  set(me: Me, settings: StepsView['settings']): Promise<void>
}

export interface PrivateTime {
  mayBegin(me: Me): Promise<boolean>
  begin(me: Me): Promise<void>
  /** Nobody is told. */
  leave(me: Me): Promise<void>
  comeBack(me: Me): Promise<void>
  /** Family that came later, by somebody inside. */
  letIn(me: Me, participantId: string): Promise<void>
  /** A supporter or interpreter may be inside, or not. */
  setBeside(me: Me, participantId: string, isLetIn: boolean): Promise<void>
  /** Asks the facilitator to come, or takes that back; who asked is kept nowhere. */
  call(me: Me, isAsked: boolean): Promise<void>
  /** The room takes no more words, and the family chooses what to show. */
  end(me: Me): Promise<void>
  /** Back to talking; nothing was shown. */
  goOn(me: Me): Promise<void>
  /** What would be shown. Null for who is not inside. */
  choice(me: Me): Promise<{
    isChoosing: boolean
    mayShow: boolean
    differences: Difference[]
    /** The earlier step from which private time was begun. */
    backTo: Step | null
  } | null>
  /** Shows what was chosen and destroys the rest; goes on to agreeing, or back to the step before. False when somebody else was first. */
  show(me: Me, chosen: readonly string[], to?: Step): Promise<boolean>
  /** At the start of the server, before anybody can connect. */
  recover(): Promise<void>
}

/** One browser, as its cookie says. */
export interface Session {
  id: string
  device: 'own' | 'shared'
  /** Latest chosen first. */
  people: { participantId: string; planId: string; origin: SessionOrigin }[]
}
export type SessionOrigin = 'start' | 'invitation' | 'return' | 'mail' | 'code'

export interface SessionInfo {
  id: string
  label: string
  device: 'own' | 'shared'
  createdAt: number
  usedAt: number
  current: boolean
}

export interface Sessions {
  /** The session of a Cookie header; null when there is none, it ended or it is unknown. Renews its time. */
  ofCookie(cookie: string | undefined | null): Promise<Session | null>
  /**
   * The same, for a connection that was let in by a cookie: a later `become` in another tab gives the browser a new
   * token, and the connection stays. Null once the session ended.
   */
  ofId(sessionId: string): Promise<Session | null>
  /**
   * Lets a browser be one person more (or several at once, by mail). Always a new token (R-E11); people held before
   * come along, unless `alone`. Returns the value of the Set-Cookie header.
   */
  become(
    session: Session | null,
    who: {
      participantId: string | readonly string[]
      origin: SessionOrigin
      device?: 'own' | 'shared'
      userAgent: string
      alone?: boolean
    },
  ): Promise<string>
  /** Makes one of the session's people the one of this browser. */
  choose(session: Session, participantId: string): Promise<void>
  /** Forgets one person of the session ("Wissel van persoon"); closes that person's sockets of this browser. */
  forget(session: Session, participantId: string): Promise<void>
  /**
   * For the page of devices: this browser, and the other ones of the people that this browser is beyond doubt. A
   * person who came by a return link, or who shares this browser with another of the same plan, tells nothing.
   */
  list(session: Session): Promise<SessionInfo[]>
  /** Ends one of those. Its sockets close within 5 s (R-B22). */
  end(session: Session, sessionId: string): Promise<void>
  /** Set-Cookie that clears the cookie, beside `Clear-Site-Data` (R-E13). */
  clearCookie(): string
}

export interface PersonRow {
  participantId: string
  name: string
  role: Role
  color: string
  employer: string | null
  /** Employed by the team: what this person reads is known at work. */
  employerIsTeam: boolean
  /** The name of whom this person supports or interprets for. */
  supports: string | null
  /** Of an adult: the children (names) to whom this person is something else than a parent who raises the child. */
  bonds: { isFosterParent: boolean; isGuardian: boolean; raises: string[] }
  status: 'invited' | 'joined' | 'left' | 'removed'
  isMe: boolean
  joinedAt: number | null
  invitationExpiresAt: number | null
  /** The invitation can still be accepted. */
  invitationOpen: boolean
  may: { revoke: boolean; remove: boolean; makeReturnLink: boolean }
}

export interface InviteInput {
  name: string
  role: InvitableRole
  email: string | null
  employer: string | null
  /** For a youth: which child of the plan, and when born (yyyy or yyyy-mm-dd), where known. */
  childId: string | null
  /** For a supporter or interpreter: for which participant this person comes. */
  supports?: string | null
  /** Of a facilitator: works for the team of the municipality. */
  employerIsTeam?: boolean
  /** Of a parent: the children whom this parent raises; all of them where it is left out. */
  raises?: readonly string[]
  /** A guardian who only decides never writes, whoever types what about raising. */
  guardian?: 'no' | 'raising' | 'only'
  isFosterParent?: boolean
}

export type LinkResult = { url: string; mailed: boolean; expiresAt: number }

/** Something that happened with the people of a plan, for all of them to see. */
export interface PeopleEvent {
  id: string
  at: number
  action: 'invite' | 'join' | 'revoke' | 'remove' | 'leave' | 'return-link'
  actor: string
  subject: string
}

/** What only the person sees. */
export interface OwnDetails {
  /** The address is known to be this person's: a mailed link or code came back from it. */
  emailConfirmed: boolean
  /** A code was mailed to this address and is waited for. */
  emailToConfirm: string | null
  /** yyyy or yyyy-mm-dd of the child that this youth is. */
  bornOn: string | null
}

/** What an opened link says before anything is spent. */
export type OpenedLink =
  | {
      state: 'ready'
      kind: 'join' | 'return'
      planId: string
      participantId: string
      name: string
      role: Role
      invitedBy: string
      children: string[]
    }
  /** By whom: that person opens an old message again, and is let through to the plan in the own browser. */
  | { state: 'used'; planId: string; participantId: string }
  | { state: 'expired' | 'revoked' | 'unknown' }

export interface People {
  list(me: Me): Promise<PersonRow[]>
  /** Invites people and makes links to come back: a parent or a youth, and not a guardian who only decides. */
  mayInvite(me: Me): Promise<boolean>
  /** Invites people and makes links to come back: a parent or a youth, and not a guardian who only decides. */
  mayInvite(me: Me): Promise<boolean>
  /** The latest first, at most twenty. */
  events(me: Me): Promise<PeopleEvent[]>
  own(me: Me): Promise<OwnDetails>
  invite(me: Me, input: InviteInput): Promise<LinkResult & { participantId: string }>
  /** A fresh link for an invitation that nobody used: the old one stops working. */
  renew(me: Me, participantId: string): Promise<LinkResult>
  makeReturnLink(me: Me, participantId: string): Promise<LinkResult>
  revoke(me: Me, participantId: string): Promise<void>
  remove(me: Me, participantId: string): Promise<void>
  leave(me: Me): Promise<void>
  /** Writes down that somebody asked for a plan that is not theirs (R-E24); nothing for a plan that does not exist. */
  noteRefusal(session: Session | null, planId: string): Promise<void>
  open(token: string): Promise<OpenedLink>
  /** Spends the link (POST only). The person joins; null when the link is not ready any more. */
  spend(token: string): Promise<{ planId: string; participantId: string; kind: 'join' | 'return' } | null>
  /**
   * Own settings; only what is given changes. `personalCode` is hashed with scrypt. A new e-mail address counts once
   * the code mailed to it came back (`confirmEmail`). Refused for code and e-mail where this browser came by a return link.
   */
  change(
    me: Me,
    change: {
      presenceHidden?: boolean
      neutralMail?: boolean
      personalCode?: string
      email?: string | null
      bornOn?: string
    },
  ): Promise<void>
  /** True when the code was right; at most five tries per mailed code. */
  confirmEmail(me: Me, code: string): Promise<boolean>
  /** True when this is the person's own code. The browser may then become the person with origin 'code'. Few tries an hour. */
  checkPersonalCode(me: Me, code: string): Promise<boolean>
}

export interface SignIn {
  /** Always the same answer, whether the address is known or not (R-E17). Returns the Set-Cookie of the asking browser and the code shown there. */
  ask(email: string, language: Language): Promise<{ setCookie: string; code: string }>
  /** Whether the link can be finished, and whether this browser must give the code. Spends nothing. */
  open(token: string, cookie: string | null): Promise<'ready' | 'needs-code' | 'gone'>
  /** POST only. Returns the participants whose verified address this is; null when the link or the code is wrong. */
  finish(
    token: string,
    cookie: string | null,
    code: string | null,
  ): Promise<{ participantIds: string[] } | null>
}

export interface ScoreRow {
  fieldId: string
  participantId: string
  name: string
  color: string
  value: number
  shown: boolean
  mine: boolean
}

export interface Scores {
  /** The latest score per person and field that this person may see. */
  list(me: Me): Promise<ScoreRow[]>
  /** A number is one person's own: a browser that has not shown whose it is gives none. */
  mayGive(me: Me): Promise<boolean>
  give(me: Me, fieldId: string, value: number): Promise<void>
  show(me: Me, fieldId: string, shown: boolean): Promise<void>
}

export interface LogPerson {
  name: string
  /** `staff`: somebody of an organisation, who reads what the family sent; no participant. */
  role: Role | 'staff'
  employer: string | null
  employerIsTeam: boolean
}

/** A line of the log for the family. */
export interface LogRow {
  id: string
  /** yyyy-mm-dd in Amsterdam. */
  day: string
  /** hh:mm; null where it would tell when somebody of the family was here. */
  time: string | null
  action: AuditAction
  /** Null: nobody of this plan. */
  actor: LogPerson | null
  subject: LogPerson | null
  /** Nobody else reads this row. */
  forMeOnly: boolean
}

/** "Wie heeft ons plan bekeken?": append-only, for who may read the plan's log. */
export interface FamilyLog {
  /** The latest first. Throws 404 for who reads no log. */
  rows(me: Me): Promise<LogRow[]>
  /** The same, to take away; that it was taken is noted for that person alone. */
  exported(me: Me): Promise<LogRow[]>
  /** AG6: called by every page and socket that shows the plan; writes for a professional, once an hour at most. */
  noteReading(me: Me): Promise<void>
}

export interface LocalMail {
  id: string
  /** An address, or a telephone number. */
  to: string
  /** Empty for a short text to a telephone. */
  subject: string
  text: string
  at: number
}

/** What local mode keeps instead of sending. */
export interface Mailbox {
  list(): Promise<LocalMail[]>
}

export interface Example {
  /** The finished example, to look at. */
  show(): { template: Template; children: { name: string; unborn: boolean }[]; document: PlanDocument }
  /** Makes the example family's plan and lets this browser be its people; returns the plan and who is who. */
  open(
    session: Session | null,
    language: Language,
    userAgent: string,
  ): Promise<{
    planId: string
    /** Null when this browser is everybody already. */
    setCookie: string | null
    people: { participantId: string; name: string; role: Role }[]
  }>
}

/** What every page needs to know of how this server was set up. */
export interface Setup {
  localMode: boolean
  /** Links work on this computer only, and the page says so. */
  address: string
  organisation: string
  help: { name: string; phone: string } | null
  crisisNumbers: { name: string; phone: string }[]
  /** What the organisation does and asks in a crisis. */
  crisisProtocol: string | null
  theme: ShownTheme | null
  /** What the team is called here; on pages of one organisation, by that one. */
  wording: TeamWording
  version: string
}

export interface Services {
  setup: Setup
  themes: Themes
  templates: { list(): Template[]; get(id: string): Template | undefined }
  plans: Plans
  people: People
  sessions: Sessions
  signIn: SignIn
  scores: Scores
  steps: Steps
  privateTime: PrivateTime
  restore: Restore
  erasing: Erasing
  passages: Passages
  children: Children
  comments: Comments
  acceptance: Acceptance
  versions: Versions
  reviews: Reviews
  quality: Quality
  growingUp: GrowingUp
  exports: Exports
  followUp: FollowUp
  sharing: Sharing
  authorship: Authorship
  log: FamilyLog
  mentors: Mentors
  ownBonds: OwnBonds
  companyWishes: CompanyWishes
  guiding: Guiding
  lobby: Lobby
  example: Example
  exampleTeam: ExampleTeam
  imports: Imports
  organisations: OrganisationKeeping
  roads: Roads
  cases: CaseRegister
  sentPlans: SentPlans
  deliveries: Deliveries
  counts: Counts
  offers: Offers
  staff: StaffSessions
  staffSignIn: StaffSignIn
  staffAdmin: StaffAdmin
  /** Null outside local mode. */
  mailbox: Mailbox | null
}

/**
 * A person asked for what is not theirs to do. It is a Response, so that a loader or an action lets it pass and the
 * page of errors shows it with its status.
 */
export class Refused extends Response {
  constructor(sentence = 'Dit mag je hier niet doen.') {
    super(sentence, { status: 403, statusText: 'Forbidden' })
  }
}
