/** Marks the text that a remark is about. Drawn only: the shared text and its accessible words stay as they are. */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import { textRoot } from '#plan/shape.ts'
import { isOpen, type Marks } from './commenting.ts'
import { quotedOf } from './quoted-of.ts'
import { positionsOf } from './selected-text.ts'

interface Options {
  doc: Y.Doc
  fieldId: string
  marks: Marks
}

export const commentedText = (options: Options) =>
  Extension.create({
    name: 'commentedText',
    addProseMirrorPlugins() {
      return [commentedPlugin(options)]
    },
  })

function commentedPlugin({ doc, fieldId, marks }: Options): Plugin<DecorationSet> {
  const key = new PluginKey<DecorationSet>('commented')
  const mine = () =>
    marks
      .threads()
      .filter((thread) => isOpen(thread) && thread.about.kind === 'text' && thread.about.id === fieldId)
  const draw = (words: Node): DecorationSet => {
    const positionOf = positionsOf(words)
    const drawn = mine().flatMap((thread) => {
      const quoted = quotedOf(doc, thread)
      const from = quoted && positionOf(quoted.start)
      const to = quoted && positionOf(quoted.end)
      if (from == null || to == null || from >= to) return []
      return [Decoration.inline(from, to, { class: 'commented', 'data-thread': thread.id })]
    })
    return DecorationSet.create(words, drawn)
  }
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => draw(state.doc),
      // The shared text follows the editor a moment later: until then the marks move along.
      apply: (transaction, before, _old, now) =>
        transaction.getMeta(key) ? draw(now.doc) : before.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => key.getState(state) },
    view(view) {
      let waiting = 0
      const later = () => {
        if (waiting || (mine().length === 0 && key.getState(view.state) === DecorationSet.empty)) return
        waiting = requestAnimationFrame(() => {
          waiting = 0
          view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false))
        })
      }
      const fragment = doc.getXmlFragment(textRoot(fieldId))
      fragment.observeDeep(later)
      const stop = marks.subscribe(later)
      later()
      return {
        destroy() {
          cancelAnimationFrame(waiting)
          fragment.unobserveDeep(later)
          stop()
        },
      }
    },
  })
}
