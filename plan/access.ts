/**
 * Who may invite, remove and leave: pure functions, no I/O. Who may read and write what is in `plan/rights/`, and nothing
 * else decides that.
 *
 * Source: DOMAIN table 1.4 and the rule that no parent can remove or demote another parent or a youth of 12 and up.
 */
import { type Role, SUPPORT_ROLES } from './roles.ts'

export interface Viewer {
  participantId: string
  role: Role
  status: 'invited' | 'joined' | 'left' | 'removed'
  /**
   * How the browser became this person. 'return' is a link that somebody else made: whoever holds it may read and write
   * the shared plan, and has not shown to be this person.
   */
  origin?: 'start' | 'invitation' | 'return' | 'mail' | 'code'
}

/** Somebody in the same plan, seen by the viewer. `invitedBy` is a participant's id. */
export interface Other {
  participantId: string
  role: Role
  status: 'invited' | 'joined' | 'left' | 'removed'
  invitedBy: string | null
}

const takesPart = (viewer: Viewer) => viewer.status === 'joined'
const isProven = (viewer: Viewer) => viewer.origin !== 'return'
/** Sees who takes part. An informant never does: school gets an own sheet and later an extract. */
export const mayReadPeople = (viewer: Viewer): boolean => takesPart(viewer) && viewer.role !== 'informant'

/** Invites people: the family chooses its own circle; the facilitator asks a parent to do it. */
export const mayInvite = (viewer: Viewer): boolean =>
  takesPart(viewer) && (viewer.role === 'parent' || viewer.role === 'youth')

/** Makes a link with which somebody comes back on another device. Never a support role (everyone sees that it was made). */
export const mayMakeReturnLink = (viewer: Viewer, other: Other): boolean =>
  mayInvite(viewer) &&
  isProven(viewer) &&
  other.status === 'joined' &&
  other.participantId !== viewer.participantId

/** Takes back an invitation that nobody used yet: who made it, or a parent. */
export const mayRevoke = (viewer: Viewer, other: Other): boolean =>
  takesPart(viewer) &&
  other.status === 'invited' &&
  (viewer.role === 'parent' || other.invitedBy === viewer.participantId)

/**
 * Removes somebody who takes part: a parent, or a youth who invited that person. Nobody removes a parent, a youth or
 * a supporter; they leave by themselves.
 */
export const mayRemove = (viewer: Viewer, other: Other): boolean =>
  takesPart(viewer) &&
  isProven(viewer) &&
  other.status === 'joined' &&
  other.participantId !== viewer.participantId &&
  (other.role === 'network' || other.role === 'interpreter' || SUPPORT_ROLES.includes(other.role)) &&
  (viewer.role === 'parent' || (viewer.role === 'youth' && other.invitedBy === viewer.participantId))

/** Everyone can leave alone. A link made by somebody else does not do it: it would be a way to remove a parent. */
export const mayLeave = (viewer: Viewer): boolean => takesPart(viewer) && isProven(viewer)

/** Changes how this person is known and comes back: e-mail, personal code, age. */
export const mayChangeOwnDetails = (viewer: Viewer): boolean => mayLeave(viewer)
