/**
 * Who writes in which item of a list. A native control has no caret that others can see, so the page says where it
 * is in the same words as the editors do (`cursor`, a relative position); the server adds who it is (R-B23).
 */
import { useCallback, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { SECTIONS, textRoot } from '#plan/shape.ts'
import { type PlanRoom, usePlanRoom } from '../room.ts'
import { rootNameOf } from '../root-name.ts'

export interface Writer {
  id: string
  name: string
  color: string
}

interface State {
  user?: Partial<Writer>
  cursor?: { anchor?: unknown } | null
}

/** Tells the others that this person writes in this text, until `stopWriting`. One message, not one per key (R-E9). */
export function startWriting({ awareness }: PlanRoom, text: Y.Text): void {
  const here = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 0))
  awareness.setLocalStateField('cursor', { anchor: here, head: here })
}

/** Only when the caret did not go on to another field already. */
export function stopWriting({ awareness, doc }: PlanRoom, text: Y.Text): void {
  const state = awareness.getLocalState() as State | null
  if (state?.cursor && typeAt(doc, state.cursor.anchor) === text) awareness.setLocalStateField('cursor', null)
}

function typeAt(doc: Y.Doc, position: unknown): Y.AbstractType<unknown> | null {
  try {
    const relative = Y.createRelativePositionFromJSON(position)
    return Y.createAbsolutePositionFromRelativePosition(relative, doc)?.type ?? null
  } catch {
    return null // somebody else's client sent no position
  }
}

/** The id under which a root map holds this type; null when it lies in another root. */
function itemIn(root: Y.Map<unknown>, type: Y.AbstractType<unknown> | null): string | null {
  let inner = type
  while (inner) {
    const item: Y.Item | null = inner._item
    const parent = item?.parent as Y.AbstractType<unknown> | undefined
    if (!item || !parent) return null
    if ((parent as unknown) === root) return item.parentSub
    inner = parent
  }
  return null
}

/** The section whose text this type lies in: its id names the root of that text. */
function sectionOfText(doc: Y.Doc, type: Y.AbstractType<unknown> | null): string | null {
  const root = type && rootNameOf(type)
  return [...doc.getMap(SECTIONS).keys()].find((id) => textRoot(id) === root) ?? null
}

type Place = (type: Y.AbstractType<unknown> | null) => string | null

/** By item the people who write there now, without oneself. */
function writersIn(awareness: Awareness, doc: Y.Doc, placeOf: Place, me: string): Record<string, Writer[]> {
  const found: Record<string, Writer[]> = {}
  for (const [client, state] of awareness.getStates() as Map<number, State>) {
    const { user, cursor } = state
    if (client === awareness.clientID || !user?.id || user.id === me || !cursor) continue
    const id = placeOf(typeAt(doc, cursor.anchor))
    if (id === null) continue
    const writer = { id: user.id, name: user.name ?? '', color: user.color ?? '' }
    const already = found[id] ?? []
    if (!already.some((each) => each.id === writer.id)) found[id] = [...already, writer]
  }
  return found
}

/** In a list: the item of this root in which somebody writes. */
export function useWriters(root: string): Record<string, Writer[]> {
  const { doc } = usePlanRoom()
  return useWritersAt((type) => itemIn(doc.getMap(root), type))
}

/** In the family's own sections: in the title, or in the text. */
export function useSectionWriters(): Record<string, Writer[]> {
  const { doc } = usePlanRoom()
  return useWritersAt((type) => itemIn(doc.getMap(SECTIONS), type) ?? sectionOfText(doc, type))
}

function useWritersAt(placeOf: Place): Record<string, Writer[]> {
  const { awareness, doc, me } = usePlanRoom()
  const subscribe = useCallback(
    (notify: () => void) => {
      awareness.on('change', notify)
      return () => awareness.off('change', notify)
    },
    [awareness],
  )
  // Text, so that the same people in the same items are the same snapshot.
  const snapshot = () => JSON.stringify(writersIn(awareness, doc, placeOf, me.participantId))
  return JSON.parse(useSyncExternalStore(subscribe, snapshot, snapshot)) as Record<string, Writer[]>
}
