/**
 * May this person do this with this? Pure: no I/O, no clock. Loaders, actions, sockets, exports, search and mail ask
 * here and nothing else decides. The table is `table.ts`; what one item asks on top is `conditions.ts`.
 *
 *   const decision = may(viewer, 'read', passage, situation)
 *   if (!decision.ok) throw decision.isHidden ? notFound() : refuse(decision.why)
 */
import { firstNo, type Viewer } from './conditions.ts'
import type { Action, Item, Kind } from './content.ts'
import { type Person, type Seat, seatOf } from './people.ts'
import { levelOf, phaseIn, type Situation } from './situation.ts'
import type { Phase } from './steps.ts'
import { LEVELS } from './table.ts'
import type { Decision, Why } from './why.ts'

export function may(viewer: Viewer, action: Action, item: Item, situation: Situation): Decision {
  const why = refusal(viewer, action, item, situation)
  if (!why) return { ok: true }
  const isHidden = LEAVES_NO_TRACE.includes(item.kind) && refusal(viewer, 'read', item, situation) !== null
  return { ok: false, why, isHidden }
}

/** The names to show before an audience is saved: exactly who will read it, the author left out. */
export const readersOf = (item: Item, situation: Situation, author: string): Person[] =>
  situation.people.filter(
    (person) => person.id !== author && may({ ...person, isProven: true }, 'read', item, situation).ok,
  )

/** Not mine to read: answered as what does not exist, with no gap, count or hit. */
const LEAVES_NO_TRACE: readonly Kind[] = [
  'own-passage',
  'child-words',
  'informant-sheet',
  'extract',
  'version',
  'response',
  'comment',
  'score',
  'check-in',
  'log-row',
]

/** Open to who came by a link that somebody else made: the shared plan, nothing that is one person's. */
const SHARED_PLAN: readonly Kind[] = [
  'shared-text',
  'child-version',
  'main-question',
  'locked-condition',
  'version',
  'process',
]

/** Of a child under 12 whose parents agreed to the full text. */
const READ_BY_CHILD: readonly Kind[] = ['shared-text', 'main-question', 'locked-condition', 'version']

function refusal(viewer: Viewer, action: Action, item: Item, situation: Situation): Why | null {
  const seat = seatOf(viewer, situation.today)
  if (!seat) return 'not-here'
  if (seat === 'administrator') return 'administrator'
  if (!viewer.isProven && !SHARED_PLAN.includes(item.kind)) return 'not-proven'
  // Every other action asks for reading first, so that the reason of a refusal tells nothing about what is hidden.
  const unread = action === 'read' ? null : refusal(viewer, 'read', item, situation)
  if (unread) return unread

  const phase = phaseIn(situation)
  const level = levelOf(seat, phase, situation.settings)
  const isAllowed =
    LEVELS[level][item.kind]?.includes(action) || readsAll(viewer, seat, action, item, situation)
  if (!isAllowed) return whyNot(seat, phase, action, item, situation)
  const ask = (who: Viewer, what: Action, other: Item) => refusal(who, what, other, situation)
  return firstNo({ viewer, seat, phase, level, action, item, situation, ask })
}

const readsAll = ({ child }: Viewer, seat: Seat, action: Action, { kind }: Item, { settings }: Situation) =>
  seat === 'child' &&
  action === 'read' &&
  READ_BY_CHILD.includes(kind) &&
  settings.childrenReadingAll.includes(child?.id ?? '')

function whyNot(seat: Seat, phase: Phase, action: Action, item: Item, { settings }: Situation): Why {
  if (seat === 'child') return 'child-version'
  if (phase === 'private') return 'private-time'
  if (seat === 'informant') return 'only-own-sheet'
  if (seat === 'team') return 'not-sent'
  const isWritingAlong = seat === 'facilitator' && action === 'write' && item.kind === 'shared-text'
  return isWritingAlong && !settings.facilitatorWritesAlong ? 'not-writing-along' : 'not-this-step'
}
