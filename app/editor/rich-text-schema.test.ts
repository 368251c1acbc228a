// @vitest-environment happy-dom
import { Editor, getSchema } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { afterEach, describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { RICH_TEXT_MARKS, RICH_TEXT_NODES } from '#plan/shape.ts'
import { sharedText } from './collaboration.ts'
import { richTextExtensions } from './rich-text-schema.ts'
import { ensureParagraph, StartWriting } from './start-writing.ts'

const open: Editor[] = []
function openEditor(doc: Y.Doc): Editor {
  const editor = new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    extensions: [
      ...richTextExtensions,
      StartWriting,
      sharedText({
        fragment: doc.getXmlFragment('text:goed'),
        awareness: new Awareness(doc),
      }),
    ],
  })
  open.push(editor)
  return editor
}
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

it('E12: knows only paragraphs, bulleted lists, bold and italic, without attributes', () => {
  const { schema } = openEditor(new Y.Doc())
  expect(Object.keys(schema.nodes).sort()).toEqual([...RICH_TEXT_NODES, 'doc', 'text'].sort())
  expect(Object.keys(schema.marks).sort()).toEqual([...RICH_TEXT_MARKS].sort())
  for (const type of [...Object.values(schema.nodes), ...Object.values(schema.marks)]) {
    expect(type.spec.attrs ?? {}, type.name).toEqual({})
  }
})

it('R-B8: no content expression asks for content', () => {
  const schema = getSchema(richTextExtensions)
  for (const type of Object.values(schema.nodes)) expect(type.contentMatch.validEnd, type.name).toBe(true)
})

it('E12: a paste loses everything but words, lists and emphasis', () => {
  const doc = new Y.Doc()
  const editor = openEditor(doc)
  editor.view.pasteHTML(
    '<h2 style="color:red">Kop</h2><p>Een <a href="http://x.test">link</a> en <strong>vet</strong>' +
      '<img src="x.png"></p><ul><li>punt</li></ul><table><tr><td>cel</td></tr></table>',
  )
  expect(doc.getXmlFragment('text:goed').toString()).toBe(
    '<paragraph>Kop</paragraph><paragraph>Een link en <bold>vet</bold></paragraph>' +
      '<bulletlist><listitem><paragraph>punt</paragraph></listitem></bulletlist><paragraph>cel</paragraph>',
  )
})

/** A small seeded generator, so that a failing run can be run again. */
function randomFrom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor((state / 4_294_967_296) * below)
  }
}

const press = (editor: Editor, key: string) => {
  const event = new KeyboardEvent('keydown', { key })
  editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event))
}

/** Puts the selection anywhere a person could, then does what a person could. */
function randomEdit(editor: Editor, pick: (below: number) => number): void {
  ensureParagraph(editor)
  const { doc } = editor.state
  const from = pick(doc.content.size + 1)
  const to = Math.min(doc.content.size, from + pick(8))
  editor.view.dispatch(
    editor.state.tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))),
  )
  const edits = [
    () => editor.commands.insertContent(`woord${pick(99)}`),
    () => editor.commands.insertContent({ type: 'paragraph', content: [{ type: 'text', text: 'zin' }] }),
    () => editor.commands.deleteSelection(),
    () => editor.commands.toggleBold(),
    () => editor.commands.toggleItalic(),
    () => editor.commands.toggleBulletList(),
    () => press(editor, 'Enter'),
    () => press(editor, 'Enter'),
    () => press(editor, 'Backspace'),
    () => press(editor, 'Delete'),
    () => editor.commands.sinkListItem('listItem'),
    () => editor.commands.liftListItem('listItem'),
    () => editor.chain().selectAll().deleteSelection().run(),
  ]
  edits[pick(edits.length)]?.()
}

it('does not select the words that somebody else writes in an empty field', () => {
  const doc = new Y.Doc()
  const editor = openEditor(doc)
  const other = new Y.Doc()
  openEditor(other).commands.insertContent('Oma belt.')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'provider')
  expect(editor.getText()).toBe('Oma belt.')
  expect(editor.state.selection.empty).toBe(true)
})

describe('R-B8: concurrent edits merge into something every editor keeps', () => {
  it.each([1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610])('seed %i', (seed) => {
    const pick = randomFrom(seed)
    const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
    const editors = docs.map(openEditor)
    for (let round = 0; round < 12; round += 1) {
      for (const editor of editors) {
        for (let edit = pick(5); edit >= 0; edit -= 1) randomEdit(editor, pick)
      }
      const states = docs.map((doc) => Y.encodeStateAsUpdate(doc))
      for (const doc of docs) for (const state of states) Y.applyUpdate(doc, state, 'provider')
      for (const [index, editor] of editors.entries()) {
        const shown = yXmlFragmentToProseMirrorRootNode(
          docs[index]?.getXmlFragment('text:goed') as never,
          editor.schema,
        )
        expect(
          editor.state.doc.eq(shown),
          `seed ${seed}, round ${round}: editor ${index} shows what is there`,
        ).toBe(true)
      }

      const fresh = new Y.Doc()
      for (const doc of docs) Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc), 'provider')
      const before = fresh.getXmlFragment('text:goed').toString()
      let written = 0
      fresh.on('update', () => {
        written += 1
      })
      openEditor(fresh)
      expect(written, `seed ${seed}, round ${round}`).toBe(0)
      expect(fresh.getXmlFragment('text:goed').toString()).toBe(before)
    }
  })
})
