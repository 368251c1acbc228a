import { useCallback, useSyncExternalStore } from 'react'
import { type Here, type PresenceState, sectionOfCursor, whoIsHere } from './presence.ts'
import type { PlanRoom } from './room.ts'

const silent = () => () => {}

/** Who is here now; empty while the plan is not live. */
export function useHere(room: PlanRoom | null, sectionOfRoot: ReadonlyMap<string, string>): Here[] {
  const awareness = room?.awareness
  const subscribe = useCallback(
    (notify: () => void) => {
      awareness?.on('change', notify)
      return () => awareness?.off('change', notify)
    },
    [awareness],
  )
  // Text, so that the same people in the same places are the same snapshot.
  const snapshot = () =>
    room
      ? JSON.stringify(
          whoIsHere(
            room.awareness.getStates() as Map<number, PresenceState>,
            room.awareness.clientID,
            room.me,
            (cursor) => sectionOfCursor(room.doc, cursor, sectionOfRoot),
          ),
        )
      : '[]'
  return JSON.parse(useSyncExternalStore(room ? subscribe : silent, snapshot, () => '[]')) as Here[]
}
