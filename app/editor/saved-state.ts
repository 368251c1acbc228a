/**
 * Whether this page's work is on the server's disk. Pure, with the time given.
 *
 * The server counts, per connection, the update frames that are durable (message `saved`). A state vector would not do:
 * it does not move on a deletion (R-B11).
 */
export interface SavedState {
  /** Update frames sent over this connection, and how many of them the server says are on disk. */
  sent: number
  durable: number
  /** Something was changed here that no frame of this connection carries yet. */
  loose: boolean
  /** When the oldest unconfirmed change was made; null when all is on disk. */
  unsavedSince: number | null
  /** A socket is open, so what is sent goes somewhere. */
  open: boolean
  /** Since when nothing can be saved; null while the plan is live. A socket that opens and closes again changes nothing. */
  offlineSince: number | null
}

export type SavedEvent =
  | { type: 'edited'; at: number }
  | { type: 'frame' }
  | { type: 'durable'; count: number }
  | { type: 'opened' }
  | { type: 'synced' }
  | { type: 'lost'; at: number }

export type SavedStatus =
  /** The last change made here is on disk. */
  | 'saved'
  /** On its way, or the line was lost only just now. */
  | 'saving'
  /** Connected, but the server does not confirm: its disk may be full (R-B16), or the line is dead and nobody knows. */
  | 'late'
  /** Unsaved work and no connection for longer than `NOTICE_AFTER` (R-B12). */
  | 'not-saved'

/** R-B12. Shorter would frighten people at every tunnel, longer would hide a loss. */
export const NOTICE_AFTER = 5_000
export const ALL_SAVED: SavedState = {
  sent: 0,
  durable: 0,
  loose: false,
  unsavedSince: null,
  open: false,
  offlineSince: null,
}

export function nextSaved(state: SavedState, event: SavedEvent): SavedState {
  switch (event.type) {
    case 'edited':
      return { ...state, loose: true, unsavedSince: state.unsavedSince ?? event.at }
    case 'frame':
      return { ...state, sent: state.sent + 1, loose: false }
    case 'durable': {
      const durable = Math.max(state.durable, event.count)
      const all = !state.loose && durable >= state.sent && state.open
      return { ...state, durable, unsavedSince: all ? null : state.unsavedSince }
    }
    case 'opened':
      // Frames of the old connection mean nothing any more: what they carried is sent again by the sync.
      return { ...state, sent: 0, durable: 0, loose: state.unsavedSince !== null, open: true }
    case 'synced':
      return { ...state, offlineSince: null }
    case 'lost':
      return { ...state, open: false, offlineSince: state.offlineSince ?? event.at }
  }
}

export function savedStatus(state: SavedState, now: number): SavedStatus {
  if (state.unsavedSince === null) return 'saved'
  const since = Math.max(state.unsavedSince, state.offlineSince ?? 0)
  if (now - since <= NOTICE_AFTER) return 'saving'
  return state.offlineSince === null ? 'late' : 'not-saved'
}
