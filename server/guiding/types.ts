import type { Step } from '#plan/rights/steps.ts'
import type { InvitableRole } from '#plan/roles.ts'
import type { Me } from '../plans/types.ts'

export interface AgendaLine {
  step: Step
  minutes: number
}

/** Whose turn it is. Only names: what somebody says is nowhere. */
export interface Turn {
  participantId: string
  name: string
  color: string
  hasHandUp: boolean
}

export interface EveningClock {
  /** Milliseconds that the current line ran, at the moment of answering. */
  spent: number
  isRunning: boolean
}

/** An evening as this person may see it. */
export type Evening =
  /** The family among themselves: how long already, and nothing else. */
  | { state: 'private'; spent: number }
  | {
      state: 'open'
      hasBegun: boolean
      agenda: AgendaLine[]
      current: number
      clock: EveningClock
      /** First who speaks now, then who follows. */
      turns: Turn[]
      hasMyHandUp: boolean
      mayGuide: boolean
      /** Who guides for their work, with the employer beside the name. */
      facilitators: { name: string; employer: string | null; isTeam: boolean }[]
      /** Counts only (the same as everybody sees on the way through the plan). */
      progress: { joined: number; invited: number; begun: number; total: number; agreements: number }
      lobby: {
        url: string | null
        /** How many wait; their names are for who lets them in. */
        count: number
        waiting: { id: string; name: string }[]
        mayLetIn: boolean
      }
    }

/** A page to guide an evening: agenda, clock, turns and a lobby. It holds no words of the plan. */
export interface Guiding {
  /** Throws 404 for who has no evening to see. */
  evening(me: Me): Promise<Evening>
  /** Begins, or begins again, with the first line. */
  begin(me: Me): Promise<void>
  /** To another line of the agenda; its clock begins at zero. */
  goTo(me: Me, line: number): Promise<void>
  pause(me: Me): Promise<void>
  resume(me: Me): Promise<void>
  plan(me: Me, minutes: readonly number[]): Promise<void>
  raiseHand(me: Me, up: boolean): Promise<void>
  /** For the page of the plan: null while no evening runs, and for who puts up no hand. */
  hand(me: Me): Promise<{ isUp: boolean } | null>
  /** Who has a hand up goes first, then the next in the circle. */
  nextTurn(me: Me): Promise<void>
  openLobby(me: Me): Promise<void>
  closeLobby(me: Me): Promise<void>
  /** `childId`: for a youth, which child of the plan this is; null where there is one. */
  letIn(me: Me, visitorId: string, role: InvitableRole, childId?: string | null): Promise<void>
  sendAway(me: Me, visitorId: string): Promise<void>
}

/** Where somebody in the lobby stands. */
export type Waiting = { state: 'waiting' | 'let-in'; name: string } | { state: 'gone' }

/** For who came by the lobby's code and is nobody yet: tells nothing of the plan. */
export interface Lobby {
  isOpen(code: string): Promise<boolean>
  /** Waits under this name; the token is this browser's. Null: the lobby is closed or full. */
  knock(code: string, name: string): Promise<string | null>
  waiting(visitorToken: string): Promise<Waiting>
  /** The token of an invitation for this browser alone, once somebody let it in. */
  enter(visitorToken: string): Promise<string | null>
}
