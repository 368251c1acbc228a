// @vitest-environment happy-dom
/** Documents of released versions, in the editor of this one. */
import { readdirSync, readFileSync } from 'node:fs'
import { Editor } from '@tiptap/core'
import { expect, onTestFinished, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { sharedText } from '#app/editor/collaboration.ts'
import { richTextExtensions } from '#app/editor/rich-text-schema.ts'
import { StartWriting } from '#app/editor/start-writing.ts'
import { plainText, readAgreements, readText } from '#plan/document.ts'
import { textRoot } from '#plan/shape.ts'

const FOLDER = 'tests/fixtures/released'

/** Bound as on the page. */
function openEditor(doc: Y.Doc, field: string): Editor {
  const shared = sharedText({ fragment: doc.getXmlFragment(textRoot(field)), awareness: new Awareness(doc) })
  const editor = new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    extensions: [...richTextExtensions, StartWriting, shared],
  })
  onTestFinished(() => editor.destroy())
  return editor
}

test.each(readdirSync(FOLDER))(
  'R-B10: a document of version %s opens in the editor with all its words and without an update',
  (version) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, readFileSync(`${FOLDER}/${version}/document.yjs`))
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const [field, words] of [
      ['vraag', 'Hoe gaat Noor weer met plezier naar school? 👨‍👩‍👧 مرحبا'],
      ['goed', 'Noor zwemt graag.'],
      ['goed', 'En dit kwam erna.'],
      ['zorgen', 'gaat er weer uit.'],
    ] as const) {
      expect(openEditor(doc, field).getText()).toContain(words)
      expect(plainText(readText(doc, field))).toContain(words)
    }
    expect(openEditor(doc, 'vraag').getHTML()).toMatch(/<strong>.*<em>/)
    expect(readAgreements(doc)).toMatchObject([{ what: 'Oma haalt Noor van school.', who: ['tineke'] }])
    expect(updates).toEqual([])
  },
)
