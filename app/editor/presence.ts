/**
 * Who is here, by person and not by tab, and at which part they write: only while their caret is there. It never says
 * what somebody reads nor when somebody was last here.
 */
import * as Y from 'yjs'
import { AGREEMENTS } from '#plan/shape.ts'
import type { RoomPerson } from './room.ts'
import { rootNameOf } from './root-name.ts'

export interface Here {
  participantId: string
  name: string
  color: string
  isMe: boolean
  /** Id of the section where the caret stands. */
  section: string | null
}

/** One connection's presence: `user` is the server's, `cursor` the client's own word. */
export interface PresenceState {
  user?: { id: string; name: string; color: string }
  cursor?: unknown
}

export function whoIsHere(
  states: ReadonlyMap<number, PresenceState>,
  ownClient: number,
  me: RoomPerson,
  sectionOf: (cursor: unknown) => string | null,
): Here[] {
  const people = new Map<string, Here>()
  const add = (person: { id: string; name: string; color: string }, cursor: unknown) => {
    const known = people.get(person.id)
    const section = known?.section ?? (cursor ? sectionOf(cursor) : null)
    const isMe = person.id === me.participantId
    people.set(person.id, { participantId: person.id, name: person.name, color: person.color, isMe, section })
  }
  add({ id: me.participantId, name: me.name, color: me.color }, states.get(ownClient)?.cursor)
  for (const [client, { user, cursor }] of states) if (client !== ownClient && user) add(user, cursor)
  const [self, ...others] = people.values()
  return self ? [self, ...others.sort((a, b) => a.name.localeCompare(b.name))] : others
}

/** The section of a cursor; null for one that is in no part of this form. Anybody may send anything. */
export function sectionOfCursor(
  doc: Y.Doc,
  cursor: unknown,
  sectionOfRoot: ReadonlyMap<string, string>,
): string | null {
  if (typeof cursor !== 'object' || cursor === null) return null
  try {
    const position = Y.createRelativePositionFromJSON((cursor as { anchor?: unknown }).anchor)
    const type = Y.createAbsolutePositionFromRelativePosition(position, doc)?.type
    const root = position.tname ?? (type ? rootNameOf(type) : null)
    const own = type && root === AGREEMENTS ? sectionOfItem(type) : null
    return (own && [...sectionOfRoot.values()].includes(own) ? own : root && sectionOfRoot.get(root)) || null
  } catch {
    return null
  }
}

/** A form may have several lists of agreements; each agreement says in which it stands. */
function sectionOfItem(type: Y.AbstractType<unknown>): string | null {
  let item: unknown = type
  while (item instanceof Y.AbstractType && item._item) {
    const section = item instanceof Y.Map ? item.get('section') : null
    if (typeof section === 'string') return section
    item = item._item.parent
  }
  return null
}
