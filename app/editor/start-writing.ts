/**
 * An empty field holds no paragraph at all: the document of a new plan is empty, and no client fills it before
 * somebody writes (R-B2). This makes the first paragraph at the first key.
 */
import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

function beginParagraph(view: EditorView): void {
  const { state } = view
  const paragraph = state.schema.nodes.paragraph
  if (!view.editable || !paragraph || hasLine(state.doc)) return
  const end = state.doc.content.size
  const transaction = state.tr.insert(end, paragraph.create())
  view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, end + 1)))
}

/** A merge can leave a list whose points are empty: there too is no line to write on. */
function hasLine(doc: Node): boolean {
  let found = false
  doc.descendants((node) => {
    found ||= node.isTextblock
    return !found
  })
  return found
}

/** For buttons that act on a field where nothing stands yet. */
export const ensureParagraph = (editor: Editor): void => beginParagraph(editor.view)

export const StartWriting = Extension.create({
  name: 'startWriting',
  priority: 2000,

  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleKeyDown(view, event) {
            const shortcut = event.ctrlKey || event.metaKey || event.altKey
            const writes =
              event.key === 'Enter' || (event.key.length === 1 && (!shortcut || /^[bi8*]$/i.test(event.key)))
            // With `*` a selection of everything goes entirely, and Enter would find nothing to split.
            if (event.key === 'Enter' && !view.state.selection.empty)
              view.dispatch(view.state.tr.deleteSelection())
            if (writes) beginParagraph(view)
            return false
          },
          // Telephones and writing systems with composition send no key.
          handleDOMEvents: {
            beforeinput(view, event) {
              if (event.inputType.startsWith('insert')) beginParagraph(view)
              return false
            },
            compositionstart(view) {
              beginParagraph(view)
              return false
            },
          },
        },
      }),
    ]
  },
})
