import { IconArrowBackUp, IconArrowForwardUp, type Icon as TablerIcon } from '@tabler/icons-react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePlanRoom } from './room.ts'
import { useUndoable } from './use-undoable.ts'

/** Takes back one's own last change in the whole plan. In the bar on wide screens, among the tools on a telephone. */
export function UndoButtons({ place }: { place: 'bar' | 'tools' }) {
  const { plan } = useMessages()
  const { undoManager } = usePlanRoom()
  const { canUndo, canRedo } = useUndoable(undoManager)
  const undo = () => canUndo && undoManager.undo()
  const redo = () => canRedo && undoManager.redo()
  // `aria-disabled`, so that a button that has nothing left to do keeps the focus.
  if (place === 'bar') {
    return (
      <>
        <Button className="only-wide" icon={IconArrowBackUp} iconOnly aria-disabled={!canUndo} onClick={undo}>
          {plan.undo}
        </Button>
        <Button
          className="only-wide"
          icon={IconArrowForwardUp}
          iconOnly
          aria-disabled={!canRedo}
          onClick={redo}
        >
          {plan.redo}
        </Button>
      </>
    )
  }
  return (
    <>
      <Tool icon={IconArrowBackUp} name={plan.undo} disabled={!canUndo} act={undo} />
      <Tool icon={IconArrowForwardUp} name={plan.redo} disabled={!canRedo} act={redo} />
    </>
  )
}

interface ToolProps {
  icon: TablerIcon
  name: string
  disabled: boolean
  act: () => void
}

function Tool({ icon, name, disabled, act }: ToolProps) {
  return (
    <button
      type="button"
      className="tool tool--icon only-narrow"
      title={name}
      aria-disabled={disabled}
      onClick={act}
    >
      <Icon of={icon} size={24} />
      <span className="sr-only">{name}</span>
    </button>
  )
}
