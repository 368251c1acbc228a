/**
 * What the parts of the plan page share: the live document, who I am, and whether I may write. The connection
 * (`connection.ts`) makes it once the first sync is done; before that no part of the editor is mounted (R-B2, R-B5).
 */
import { createContext, use, useCallback, useRef, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Role } from '#plan/roles.ts'
import type { Language, Template } from '#plan/template.ts'

/** The origin of every change that a form control makes; the undo manager tracks it, as it tracks the editors'. */
export const FORM_ORIGIN = 'form'

export interface RoomPerson {
  participantId: string
  name: string
  role: Role
  color: string
}

export interface PlanRoom {
  planId: string
  doc: Y.Doc
  awareness: Awareness
  /** One for the whole plan: undo takes back one's own last change in whichever field (R-B37). */
  undoManager: Y.UndoManager
  me: RoomPerson
  /** Everyone taking part, whether here now or not. */
  participants: readonly RoomPerson[]
  template: Template
  language: Language
  canWrite: boolean
  /** May give an own number on a scale. */
  canScore: boolean
  /** Says something once to screen readers, in the page's one polite live region. */
  announce(sentence: string): void
}

export const PlanRoomContext = createContext<PlanRoom | null>(null)

export function usePlanRoom(): PlanRoom {
  const room = use(PlanRoomContext)
  if (!room) throw new Error('This part belongs inside the live plan')
  return room
}

/** Runs one undoable change of the document. */
export function change(room: PlanRoom, work: (doc: Y.Doc) => void): void {
  room.doc.transact(() => work(room.doc), FORM_ORIGIN)
}

/**
 * Reads something from the document and reads it again after each change below `root` (nested changes included).
 * `read` must give plain data.
 */
export function useShared<T>(doc: Y.Doc, root: Y.Map<unknown> | Y.XmlFragment, read: () => T): T {
  const latest = useRef<{ value: T; version: number }>(undefined)
  const version = useRef(0)
  const subscribe = useCallback(
    (notify: () => void) => {
      const observe = () => {
        version.current += 1
        notify()
      }
      root.observeDeep(observe)
      return () => root.unobserveDeep(observe)
    },
    [root],
  )
  const snapshot = () => {
    if (latest.current?.version !== version.current)
      latest.current = { value: read(), version: version.current }
    return latest.current.value
  }
  void doc
  return useSyncExternalStore(subscribe, snapshot, snapshot)
}
