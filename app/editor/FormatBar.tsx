import { IconArrowBackUp, IconArrowForwardUp, IconBold, IconList } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Button, ToggleButton, Toolbar } from 'react-aria-components'
import { ReactButton } from '../comments/ReactButton.tsx'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePlanRoom } from './room.ts'
import { ensureParagraph } from './start-writing.ts'
import { useUndoable } from './use-undoable.ts'

/** Bold, list, undo, redo for one field: one tab stop, arrows inside (E5). It stands below the text: nothing jumps. */
export function FormatBar({
  editor,
  fieldId,
  question,
  controls,
}: {
  editor: Editor
  fieldId: string
  question: string
  controls: string
}) {
  const { plan } = useMessages()
  const { undoManager } = usePlanRoom()
  const { canUndo, canRedo } = useUndoable(undoManager)
  const { bold, list } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({ bold: now.isActive('bold'), list: now.isActive('bulletList') }),
  })
  const format = (work: () => void) => () => {
    ensureParagraph(editor)
    work()
  }
  // The component passes on no `aria-controls`.
  const controlling = (toolbar: HTMLDivElement | null) => toolbar?.setAttribute('aria-controls', controls)
  return (
    <Toolbar className="format-bar no-print" aria-label={plan.toolbar(question)} ref={controlling}>
      <ToggleButton
        className="format-bar__button"
        aria-label={plan.bold}
        isSelected={bold}
        onChange={format(() => editor.chain().focus().toggleBold().run())}
      >
        <Icon of={IconBold} />
      </ToggleButton>
      <ToggleButton
        className="format-bar__button"
        aria-label={plan.list}
        isSelected={list}
        onChange={format(() => editor.chain().focus().toggleBulletList().run())}
      >
        <Icon of={IconList} />
      </ToggleButton>
      <Button
        className="format-bar__button"
        aria-label={plan.undo}
        isDisabled={!canUndo}
        onPress={() => undoManager.undo()}
      >
        <Icon of={IconArrowBackUp} />
      </Button>
      <Button
        className="format-bar__button"
        aria-label={plan.redo}
        isDisabled={!canRedo}
        onPress={() => undoManager.redo()}
      >
        <Icon of={IconArrowForwardUp} />
      </Button>
      <ReactButton editor={editor} fieldId={fieldId} controls={controls} />
    </Toolbar>
  )
}
