/**
 * What one item asks on top of the table. Each condition is a sentence that says no (with the reason) or nothing; they
 * only take rights away.
 */
import { outsideAudience } from './audience.ts'
import { type Action, authorOf, type Item, isPassage } from './content.ts'
import type { Person, Seat } from './people.ts'
import type { Situation } from './situation.ts'
import type { Phase } from './steps.ts'
import { type Level, PROCESS_PARTS } from './table.ts'
import type { Why } from './why.ts'

/** `isProven` false: came by a link that somebody else made (ARCHITECTURE §7). */
export interface Viewer extends Person {
  isProven: boolean
}

export interface Question {
  viewer: Viewer
  seat: Seat
  phase: Phase
  level: Level
  action: Action
  item: Item
  situation: Situation
  /** The same question about another item or for another person. */
  ask: (viewer: Viewer, action: Action, item: Item) => Why | null
}

type Condition = (question: Question) => Why | null

const isOwn = ({ viewer, item }: Question) => authorOf(item) === viewer.id

const guardianNeverWrites: Condition = ({ seat, action }) =>
  seat === 'guardian' && (action === 'write' || action === 'comment') ? 'never-writes' : null

/** AG1, AG2. Also nobody accepts in another's name. */
const onlyOwnWords: Condition = (question) => {
  const { action, item } = question
  const isChange = action === 'write' || action === 'accept'
  return isChange && authorOf(item) !== null && !isOwn(question) ? 'not-your-words' : null
}

/** AG3. The room exists in private time only; afterwards it is destroyed. */
const privateRoom: Condition = ({ viewer, seat, phase, action, item, situation }) => {
  if (item.kind !== 'private-room') return null
  if (phase !== 'private') return 'not-this-step'
  if (seat === 'beside' && !situation.settings.letIntoPrivate.includes(viewer.id)) return 'not-let-in'
  if (item.members !== 'all' && !item.members.includes(viewer.id)) return 'not-let-in'
  return item.isEnding && action !== 'read' ? 'private-time' : null
}

const writtenInPrivateTime: Condition = (question) => {
  const { viewer, item, ask } = question
  if (!('writtenIn' in item) || !item.writtenIn || isOwn(question)) return null
  return ask(viewer, 'read', item.writtenIn) && 'private-time'
}

const passage: Condition = (question) => {
  const { viewer, seat, action, item, situation } = question
  if (!isPassage(item)) return null
  if (action === 'export' && !item.isReleased) return 'not-shown'
  if (action === 'accept' && seat !== 'youth-12' && seat !== 'youth-16') return 'not-this-step'
  return isOwn(question) ? null : outsideAudience(viewer, seat, item, situation)
}

/** In private time only whom the family lets in; everywhere no more than the supported person may read. */
const beside: Condition = ({ viewer, seat, phase, level, item, situation, ask }) => {
  if (seat !== 'beside' || item.kind === 'process') return null
  if (phase === 'private' && !situation.settings.letIntoPrivate.includes(viewer.id)) return 'not-let-in'
  if (level === 'spoken' && !viewer.supports.includes(authorOf(item) ?? '')) return 'not-this-step'
  const supported = situation.people.filter(
    ({ id, role }) => viewer.supports.includes(id) && isSupported(role),
  )
  const isRead = supported.some((person) => ask({ ...person, isProven: true }, 'read', item) === null)
  return isRead ? null : 'nobody-supported'
}
/** A chain of supporters supports nobody, and would never end. */
const isSupported = (role: Person['role']) => role !== 'supporter' && role !== 'interpreter'

const comesBackWhenAsked: Condition = ({ viewer, seat, phase, situation }) =>
  phase === 'review' &&
  (seat === 'beside' || seat === 'informant') &&
  !situation.settings.invitedBack.includes(viewer.id)
    ? 'not-invited'
    : null

/** While preparing, a sheet is a draft; informants and the team never see each other's. */
const sheet: Condition = (question) => {
  const { seat, phase, item } = question
  if ((item.kind !== 'informant-sheet' && item.kind !== 'locked-condition') || isOwn(question)) return null
  if (seat === 'informant' || seat === 'team') return 'only-own-sheet'
  return phase === 'prepare' ? 'not-this-step' : null
}

const sent: Condition = (question) => {
  const { viewer, seat, item } = question
  const isMaker = isOwn(question) && seat !== 'informant' && seat !== 'team'
  if (item.kind === 'extract') return isMaker || item.recipients.includes(viewer.id) ? null : 'not-sent'
  if (item.kind === 'version') return seat !== 'team' || item.sentTo.includes(viewer.id) ? null : 'not-sent'
  if (item.kind !== 'response') return null
  if (seat === 'team') return isOwn(question) && item.version.sentTo.includes(viewer.id) ? null : 'not-sent'
  return READS_ANSWER.includes(seat) ? null : 'not-in-audience'
}
/** Who decides on sharing reads the answer. */
const READS_ANSWER: readonly Seat[] = ['parent', 'guardian', 'youth-12', 'youth-16']

/** Has the audience of what it is about; the team reads its own remarks and the answers to them. */
const about: Condition = (question) => {
  const { viewer, seat, action, item, ask } = question
  if (item.kind !== 'comment' && item.kind !== 'log-row') return null
  const needs = item.kind === 'comment' && action !== 'read' ? 'comment' : 'read'
  if (item.kind === 'comment' && seat === 'team' && !isOwn(question) && authorOf(item.about) !== viewer.id)
    return 'not-sent'
  return ask(viewer, needs, item.about)
}

const scoreOrTask: Condition = (question) => {
  const { seat, action, item } = question
  if (item.kind === 'score' && !item.isShown && (action === 'export' || !isOwn(question)))
    return isOwn(question) ? 'not-shown' : 'not-in-audience'
  if (item.kind === 'score' && seat === 'child' && !isOwn(question)) return 'child-version'
  if (item.kind === 'check-in' && action === 'write' && !item.isOwnTask) return 'not-your-task'
  const isAsked = seat !== 'network' || (item.kind === 'acceptance' && item.isOwnTask)
  return item.kind === 'acceptance' && action === 'accept' && !isAsked ? 'not-your-task' : null
}

const partOfProcess: Condition = ({ level, item }) => {
  const parts = PROCESS_PARTS[level]
  return item.kind === 'process' && parts && !parts.includes(item.part) ? 'not-this-step' : null
}

const CONDITIONS: readonly Condition[] = [
  guardianNeverWrites,
  onlyOwnWords,
  comesBackWhenAsked,
  privateRoom,
  writtenInPrivateTime,
  passage,
  sheet,
  sent,
  about,
  scoreOrTask,
  partOfProcess,
  beside,
]

export function firstNo(question: Question): Why | null {
  for (const condition of CONDITIONS) {
    const why = condition(question)
    if (why) return why
  }
  return null
}
