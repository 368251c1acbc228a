/** Everything in a plan that somebody may or may not see: one closed union. Ids are participants' ids, times milliseconds. */

export type Audience =
  | { to: 'me' }
  | { to: 'chosen'; people: readonly string[] }
  | { to: 'circle' }
  | { to: 'circle-and-facilitator' }
  | { to: 'everyone' }

/** The author's later yes to one person: who joined afterwards, or a parent after the author's 18th birthday. */
export interface Grant {
  to: string
  at: number
}

interface Authored {
  author: string
  /** Written while private time ran: only who is in that room reads it or hears of it. */
  writtenIn?: PrivateRoom
}

export interface PrivateRoom {
  kind: 'private-room'
  /** Everyone the table lets in, or a chosen set of them. */
  members: 'all' | readonly string[]
  /** Frozen while the family chooses what to show. */
  isEnding?: boolean
}

/** Words of one person. */
export interface Passage extends Authored {
  kind: 'own-passage' | 'child-words'
  audience: Audience
  /** When the author last chose the audience, with the names on the screen; at first the moment of writing. */
  audienceChosenAt: number
  grants: readonly Grant[]
  /** Offered for the plan: stands there word for word, for its audience. */
  isReleased: boolean
}

export interface Version {
  kind: 'version'
  /** Team members of who it was sent to. */
  sentTo: readonly string[]
}

export type Item =
  /** The co-written plan: the whole Y.Doc. */
  | { kind: 'shared-text' }
  /** The plan for a child under 12: pictures, few words. */
  | { kind: 'child-version' }
  /** The question the plan is about, alone. */
  | { kind: 'main-question' }
  | PrivateRoom
  | Passage
  | ({ kind: 'informant-sheet' } & Authored)
  /** Of Veilig Thuis, a GI or the team: nobody in the family changes or drops it. */
  | ({ kind: 'locked-condition' } & Authored)
  /** A selection for one recipient, made by one person of the family. */
  | ({ kind: 'extract'; recipients: readonly string[] } & Authored)
  | Version
  /** The team's answer to an agreement. */
  | ({ kind: 'response'; version: Version } & Authored)
  /** Beside text: a remark, a proposal, a differing view. Read by whoever reads what it is about. */
  | ({ kind: 'comment'; about: Item } & Authored)
  | ({ kind: 'score'; isShown: boolean } & Authored)
  /** `isOwnTask`: the agreement gives its author something to do. */
  | ({ kind: 'acceptance'; isOwnTask: boolean } & Authored)
  /** How one's own task goes. */
  | ({ kind: 'check-in'; isOwnTask: boolean } & Authored)
  /** Has the audience of what it is about. */
  | { kind: 'log-row'; about: Item }
  /** How far the plan is, without content; `offer`: was the family offered its right. */
  | { kind: 'process'; part: 'clock' | 'progress' | 'offer' }

export type Kind = Item['kind']

/** `export`: stands in a PDF, JSON, search index or mail made for this viewer (AG5). */
export const ACTIONS = ['read', 'write', 'comment', 'accept', 'export'] as const
export type Action = (typeof ACTIONS)[number]

export const isPassage = (item: Item): item is Passage =>
  item.kind === 'own-passage' || item.kind === 'child-words'

export const authorOf = (item: Item): string | null => ('author' in item ? item.author : null)
