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
