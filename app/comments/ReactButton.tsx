import { IconMessagePlus } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { usePlanRoom } from '../editor/room.ts'
import { Tool } from '../editor/Toolbar.tsx'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useCommenting } from './commenting.ts'
import { quoteOfSelection } from './selected-text.ts'

/** In the bar below a text, while words are selected. */
export function ReactButton({
  editor,
  fieldId,
  controls,
}: {
  editor: Editor
  fieldId: string
  controls: string
}) {
  const commenting = useCommenting()
  const { comments } = useMessages()
  const { doc } = usePlanRoom()
  const hasSelection = useEditorState({ editor, selector: ({ editor: now }) => !now.state.selection.empty })
  const section = commenting?.sectionOfField(fieldId)
  if (!commenting?.mayAdd || !section || !hasSelection) return null
  const compose = () => {
    const quote = quoteOfSelection(doc, fieldId, editor.state.doc, editor.state.selection)
    if (quote)
      commenting.compose({ section, about: { kind: 'text', id: fieldId }, quote, returnTo: controls })
  }
  return (
    <Tool label={comments.react} onClick={compose}>
      <Icon of={IconMessagePlus} />
    </Tool>
  )
}
