/**
 * Binds one editor to its fragment of the plan's document, and shows where others write.
 *
 * Built on the plugins of y-tiptap and not on Tiptap's own extension: that one gives each editor its own hold on the
 * undo manager (and ends it when the first editor goes), and makes the client send a name; here one undo manager
 * serves the whole plan and the server says who somebody is (R-B23).
 */
import { Extension } from '@tiptap/core'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { bindFragment } from './bind-fragment.ts'
import { caretElement, caretSelection } from './carets.ts'

interface Options {
  fragment: Y.XmlFragment
  awareness: Awareness
}

export const sharedText = (options: Options) =>
  Extension.create({
    name: 'sharedText',
    addProseMirrorPlugins() {
      return [
        ...bindFragment(options.fragment),
        yCursorPlugin(options.awareness, { cursorBuilder: caretElement, selectionBuilder: caretSelection }),
      ]
    },
  })
