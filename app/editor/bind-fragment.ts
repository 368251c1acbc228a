/**
 * The binding of y-tiptap between a fragment and an editor, with the three repairs that a plan needs. Each has cost
 * somebody words elsewhere; the tests in `rich-text-schema.test.ts` fail without them.
 */
import { AllSelection, Plugin, Selection } from '@tiptap/pm/state'
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

/** The inside of the binding, as far as we touch it. */
interface Binding {
  _observeFunction: (events: unknown[], transaction: Y.Transaction) => void
  _forceRerender(): void
  beforeTransactionSelection: unknown
}

interface WithBinding {
  spec: { state: { init(): { binding: Binding } } }
}

export function bindFragment(fragment: Y.XmlFragment): Plugin[] {
  const sync: Plugin = ySyncPlugin(fragment)
  const binding: Binding = (sync as unknown as WithBinding).spec.state.init().binding

  // Restoring a selection can throw after a large merge. The editor would then keep showing the old text and write
  // it over everybody's at the next key.
  const follow = binding._observeFunction
  binding._observeFunction = (events, transaction) => {
    try {
      follow(events, transaction)
    } catch {
      binding._forceRerender()
    }
  }
  // The first drawing would put a caret where no text can be; `settle` gives it a place instead.
  binding.beforeTransactionSelection = { type: 'none', anchor: null, head: null }

  const settle = new Plugin({
    view(view) {
      binding.beforeTransactionSelection = null
      const { state } = view
      if (state.doc.content.size > 0) view.dispatch(state.tr.setSelection(Selection.atStart(state.doc)))
      return {}
    },
    // Nothing was there, so "everything" was selected; now somebody else's words stand there and the next key would
    // replace them.
    appendTransaction(_transactions, old, now) {
      if (old.doc.content.size > 0 || !(now.selection instanceof AllSelection)) return null
      const end = Selection.atEnd(now.doc)
      return end instanceof AllSelection ? null : now.tr.setSelection(end)
    },
    props: {
      // The binding scrolls to one's own caret at each change of others; nothing moves under somebody's hands (R-B42).
      handleScrollToSelection: (view) => ySyncPluginKey.getState(view.state)?.isChangeOrigin === true,
    },
  })
  return [sync, settle]
}
