/**
 * How the page stands with the server, as a closed union. Pure: `connection.ts` feeds it, tests drive it with a fake
 * clock.
 */
import { CLOSE, isFinal } from '#plan/close-codes.ts'

export type ConnectionState =
  /** Not open yet, or open and still loading the plan. `trouble`: the server could not load it and we try again. */
  | { kind: 'connecting'; opened: boolean; trouble: boolean }
  /** Synced: writing reaches the others. */
  | { kind: 'live' }
  /** Was live, lost the line and tries again. Writing goes on; it is not saved. */
  | { kind: 'offline'; since: number }
  /** The server ended it for good (R-B14). Nothing is tried again. */
  | { kind: 'refused'; code: number }
  /** Never got a socket open: something between us and the server stops WebSockets. Read-only (R-B15). */
  | { kind: 'blocked' }

export type ConnectionEvent =
  | { type: 'opened' }
  | { type: 'synced' }
  /** `code` is null when we closed it ourselves because the line was silent. */
  | { type: 'closed'; code: number | null; at: number }
  /** `BLOCKED_AFTER` passed since the page asked for its first connection. */
  | { type: 'waited' }

/** Long enough for a slow phone to shake hands twice, short enough to explain before somebody gives up. */
export const BLOCKED_AFTER = 8_000

export const INITIAL = { kind: 'connecting', opened: false, trouble: false } satisfies ConnectionState

export function nextState(state: ConnectionState, event: ConnectionEvent): ConnectionState {
  if (state.kind === 'refused') return state
  switch (event.type) {
    case 'opened':
      if (state.kind === 'blocked') return { ...INITIAL, opened: true }
      return state.kind === 'connecting' ? { ...state, opened: true } : state
    case 'synced':
      return { kind: 'live' }
    case 'closed':
      if (event.code !== null && isFinal(event.code)) return { kind: 'refused', code: event.code }
      if (state.kind === 'live') return { kind: 'offline', since: event.at }
      if (state.kind === 'connecting' && event.code === CLOSE.COULD_NOT_LOAD)
        return { ...state, trouble: true }
      return state
    case 'waited':
      return state.kind === 'connecting' && !state.opened ? { kind: 'blocked' } : state
  }
}

const FIRST_DELAY = 400
const LONGEST_DELAY = 8_000

/**
 * How long to wait before try number `attempt` (from 1). Spread over half to one and a half times the step, so that
 * a whole town that lost the server at once does not come back at once (R-B38).
 */
export function reconnectDelay(attempt: number, random: () => number): number {
  const step = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempt - 1))
  return Math.round(step * (0.5 + random()))
}
