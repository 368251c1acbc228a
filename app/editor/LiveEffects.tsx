/** What the live plan does around its fields: keys for the whole page, showing what undo did, names at carets. */
import { useEffect } from 'react'
import { showMovingNames } from './carets.ts'
import { usePlanRoom } from './room.ts'
import { useFollowUndo } from './use-follow-undo.ts'
import { useUndoKeys } from './use-undo-keys.ts'

export interface LiveEffectsProps {
  /** Brings the section of this root into view, on a telephone also when another question is open. */
  showSection: (section: string) => void
  sectionOfRoot: ReadonlyMap<string, string>
  titleOf: (section: string) => string
}

export function LiveEffects({ showSection, sectionOfRoot, titleOf }: LiveEffectsProps) {
  const room = usePlanRoom()
  useUndoKeys(room.undoManager)
  useFollowUndo(room, { showSection, sectionOfRoot, titleOf })
  useEffect(() => showMovingNames(room.awareness, document), [room.awareness])
  return null
}
