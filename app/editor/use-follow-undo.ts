import { useEffect } from 'react'
import type * as Y from 'yjs'
import { useMessages } from '../messages/MessagesProvider.tsx'
import type { LiveEffectsProps } from './LiveEffects.tsx'
import type { PlanRoom } from './room.ts'
import { rootNameOf } from './root-name.ts'

interface Popped {
  type: 'undo' | 'redo'
  changedParentTypes: Map<Y.AbstractType<never>, unknown>
}

/** After undo or redo: shows the field where it happened, puts the focus there and says so (R-B37). */
export function useFollowUndo(
  room: PlanRoom,
  { showSection, sectionOfRoot, titleOf }: LiveEffectsProps,
): void {
  const { plan } = useMessages()
  const { undoManager, announce } = room
  useEffect(() => {
    const follow = ({ type, changedParentTypes }: Popped) => {
      for (const changed of changedParentTypes.keys()) {
        const root = rootNameOf(changed)
        const section = root && sectionOfRoot.get(root)
        if (!section) continue
        showSection(section)
        announce((type === 'undo' ? plan.undone : plan.redone)(titleOf(section)))
        requestAnimationFrame(() => focusField(root))
        return
      }
    }
    undoManager.on('stack-item-popped', follow as never)
    return () => undoManager.off('stack-item-popped', follow as never)
  }, [undoManager, announce, plan, showSection, sectionOfRoot, titleOf])
}

function focusField(root: string): void {
  const field = document.querySelector<HTMLElement>(`[data-root="${root}"]`)
  if (!field) return
  const inside = field.contains(document.activeElement)
  const target = field.querySelector<HTMLElement>('[role="textbox"], input, textarea, button')
  if (!inside) target?.focus({ preventScroll: true })
  ;(inside ? (document.activeElement ?? field) : (target ?? field)).scrollIntoView({ block: 'nearest' })
}
