/** People who sign in with their organisation: types only. They are never participants of a plan by this. */
import type { LegalRole, TeamWording } from '../organisations/types.ts'

/**
 * `team`: reads the cases assigned to this person. `intake`: assigns what comes in, without reading it. `quality`: counts
 * only. `administrator`: settings, never content. From a claim of the provider, anew at each sign-in.
 */
export const STAFF_ROLES = ['team', 'intake', 'quality', 'administrator'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export interface Staff {
  id: string
  name: string
  roles: readonly StaffRole[]
  sessionId: string
  organisation: { id: string; name: string; wording: TeamWording; legalRole: LegalRole }
  /** Signed in with the built-in sign-in of local mode. */
  isTrial: boolean
}

export interface StaffSessions {
  /** Null when nobody of an organisation is signed in here, or the session ended (1 h idle, 12 h in all). */
  ofCookie(cookie: string | undefined | null): Promise<Staff | null>
  signOut(staff: Staff): Promise<void>
  clearCookie(): string
}

/** Failing, each throws `SignInError` (provider.ts) with the problem, never the provider's own words. */
export interface StaffSignIn {
  /** Organisations that have a provider. */
  choices(): Promise<{ slug: string; name: string }[]>
  /** Local mode: the built-in sign-in can be tried. */
  trialRoles: boolean
  start(slug: string): Promise<{ to: string; setCookie: string }>
  /** `search`: what the provider sent back, with its question mark. */
  finish(cookies: string | null, search: string): Promise<{ setCookies: string[] }>
  trial(roles: readonly StaffRole[]): Promise<{ setCookies: string[] }>
}

export interface StaffRow {
  id: string
  name: string
  roles: StaffRole[]
  /** yyyy-mm-dd in Amsterdam: the first sign-in. */
  since: string
  isMe: boolean
  ended: boolean
}

/** For the organisation's administrator; `Refused` for everybody else. */
export interface StaffAdmin {
  list(staff: Staff): Promise<StaffRow[]>
  /** Signs out at once, and lets nobody sign in as this person again. */
  end(staff: Staff, staffId: string): Promise<void>
}
