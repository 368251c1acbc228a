import type { InvitableRole, Role } from '#plan/roles.ts'
import type { Me } from '../plans/types.ts'
import type { Session } from '../sessions/types.ts'

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
