/**
 * The table of rights, as data: which level each seat has in each phase (SCENARIOS 7.0), and what a level lets do with
 * each kind of content. Conditions on one item (its author, its audience) are in `conditions.ts`; they only take away.
 */
import type { Action, Kind } from './content.ts'
import type { Seat } from './people.ts'
import type { Phase } from './steps.ts'

export type Level =
  | 'none'
  | 'clock' // that private time runs, and how long
  | 'offer' // was the offer made
  | 'progress' // clock and progress, no content
  | 'own' // writes the own part alone, reads what is shared
  | 'read'
  | 'write'
  | 'write-accept' // writes, and answers agreements
  | 'room' // writes in the private room; the plan is frozen
  | 'accept' // reads, and answers agreements
  | 'tasks' // reads, and tells how own tasks go
  | 'child' // the child's version
  | 'child-part' // the child's version, and an own part with faces
  | 'spoken' // only what the supported person lets read
  | 'beside' // reads what the supported person may read
  | 'guide' // facilitator: reads and comments
  | 'guide-write' // facilitator: writes along
  | 'sheet' // only the own sheet
  | 'sheet-question' // the own sheet and the main question
  | 'extract' // only the extract that was made for this person
  | 'sheet-extract'
  | 'sent' // a version or extract that was sent, and the answer to it

type Row = Readonly<Record<Phase, Level>>

const row = (...levels: [Level, Level, Level, Level, Level, Level, Level]): Row => {
  const [prepare, inform, inPrivate, agree, share, follow, review] = levels
  return { prepare, inform, private: inPrivate, agree, share, follow, review }
}

/** With "ieder eerst apart" on. */
export const TABLE: Readonly<Record<Seat, Row>> = {
  //                 prepare       inform            private       agree     share      follow      review
  parent: /*      */ row('own', 'read', 'room', 'accept', 'read', 'tasks', 'write'),
  guardian: /*    */ row('read', 'read', 'progress', 'accept', 'read', 'read', 'read'),
  network: /*     */ row('own', 'read', 'room', 'accept', 'read', 'tasks', 'write'),
  child: /*       */ row('child-part', 'child', 'child-part', 'child', 'child', 'child', 'child-part'),
  'youth-12': /*  */ row('own', 'read', 'room', 'accept', 'read', 'tasks', 'write'),
  'youth-16': /*  */ row('own', 'read', 'room', 'accept', 'read', 'tasks', 'write'),
  beside: /*      */ row('spoken', 'beside', 'beside', 'beside', 'none', 'none', 'beside'),
  facilitator: /* */ row('guide', 'guide', 'progress', 'guide', 'guide', 'progress', 'guide'),
  informant: /*   */ row('sheet', 'sheet-question', 'clock', 'none', 'extract', 'none', 'sheet-extract'),
  team: /*        */ row('offer', 'sheet', 'clock', 'none', 'sent', 'sent', 'sent'),
  administrator: /**/ row('none', 'none', 'none', 'none', 'none', 'none', 'none'),
}

/** With "ieder eerst apart" off, the default: these replace cells of the table. */
const TOGETHER: Partial<Record<Phase, Level>> = { prepare: 'write', inform: 'write', agree: 'write-accept' }
const WRITES_ALONG: Partial<Record<Phase, Level>> = {
  prepare: 'guide-write',
  inform: 'guide-write',
  agree: 'guide-write',
}
export const TABLE_TOGETHER: Partial<Record<Seat, Partial<Record<Phase, Level>>>> = {
  parent: TOGETHER,
  network: TOGETHER,
  'youth-12': TOGETHER,
  'youth-16': TOGETHER,
}
/** And these too, while "Begeleider schrijft mee" is on. */
export const TABLE_WRITES_ALONG: Partial<Record<Seat, Partial<Record<Phase, Level>>>> = {
  facilitator: WRITES_ALONG,
}

export type Rights = Partial<Record<Kind, readonly Action[]>>

const r = ['read'] as const
const rx = ['read', 'export'] as const
const rcx = ['read', 'comment', 'export'] as const
const rw = ['read', 'write'] as const
const rwc = ['read', 'write', 'comment'] as const
const rwx = ['read', 'write', 'export'] as const
const rwcx = ['read', 'write', 'comment', 'export'] as const

/** What the family does in every step: own words stay one's own whatever the step, and nothing here is anyone else's. */
const words: Rights = { 'own-passage': rwcx, 'child-words': rwcx, comment: rwc, 'log-row': rx, process: r }

/** What a reader of the whole plan sees. */
const plan: Rights = {
  'shared-text': rcx,
  'child-version': rx,
  'main-question': rx,
  'informant-sheet': r,
  'locked-condition': rx,
  version: rcx,
  score: rx,
  acceptance: rx,
  'check-in': r,
}

const family: Rights = { ...words, ...plan, extract: rwx, response: rx }
const writing: Rights = { ...family, 'shared-text': rwcx, score: rwx }
const answers = ['read', 'accept', 'export'] as const
/** `accept` on a passage: a youth's yes or no to showing the own words. */
const accepting: Rights = {
  acceptance: answers,
  'own-passage': [...rwcx, 'accept'],
  'child-words': [...rwcx, 'accept'],
}
const child: Rights = { 'child-version': rx, 'own-passage': rwx, 'child-words': rwx, process: r }
const guide: Rights = { ...plan, 'own-passage': rcx, 'child-words': rcx, comment: rwc, process: r }
const passages: Rights = { 'own-passage': r, 'child-words': r, process: r }
const sheet: Rights = { 'informant-sheet': rw, 'locked-condition': rw }

export const LEVELS: Readonly<Record<Level, Rights>> = {
  none: {},
  clock: { process: r },
  offer: { process: r },
  progress: { process: r },
  own: { ...family, 'shared-text': rx, score: rwx },
  read: family,
  write: writing,
  'write-accept': { ...writing, ...accepting },
  room: { ...family, 'shared-text': rx, 'private-room': rwc, score: rwx },
  accept: { ...family, ...accepting },
  tasks: { ...family, 'check-in': rw },
  child,
  'child-part': { ...child, score: rw },
  spoken: passages,
  beside: {
    ...passages,
    'shared-text': r,
    'child-version': r,
    'main-question': r,
    'private-room': r,
    'informant-sheet': r,
    'locked-condition': r,
    comment: r,
  },
  guide,
  'guide-write': { ...guide, 'shared-text': rwcx },
  sheet,
  'sheet-question': { ...sheet, 'main-question': r },
  extract: { extract: rx },
  'sheet-extract': { ...sheet, extract: rx },
  sent: { version: rcx, extract: rx, comment: rwc, response: rw },
}

/** Of `process`, what a level shows where that is not everything. */
export const PROCESS_PARTS: Partial<Record<Level, readonly string[]>> = { clock: ['clock'], offer: ['offer'] }
