import { IconArrowBackUp, IconArrowForwardUp, IconBold, IconList } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { ReactButton } from '../comments/ReactButton.tsx'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePlanRoom } from './room.ts'
import { ensureParagraph } from './start-writing.ts'
import { Tool, Toolbar } from './Toolbar.tsx'
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
  return (
    <Toolbar label={plan.toolbar(question)} controls={controls}>
      <Tool
        label={plan.bold}
        pressed={bold}
        onClick={format(() => editor.chain().focus().toggleBold().run())}
      >
        <Icon of={IconBold} />
      </Tool>
      <Tool
        label={plan.list}
        pressed={list}
        onClick={format(() => editor.chain().focus().toggleBulletList().run())}
      >
        <Icon of={IconList} />
      </Tool>
      <Tool label={plan.undo} disabled={!canUndo} onClick={() => undoManager.undo()}>
        <Icon of={IconArrowBackUp} />
      </Tool>
      <Tool label={plan.redo} disabled={!canRedo} onClick={() => undoManager.redo()}>
        <Icon of={IconArrowForwardUp} />
      </Tool>
      <ReactButton editor={editor} fieldId={fieldId} controls={controls} />
    </Toolbar>
  )
}
