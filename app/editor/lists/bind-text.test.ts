// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindText, type TextControl } from './bind-text.ts'

let doc: Y.Doc
let theirs: Y.Doc
let control: TextControl

const mine = () => doc.getText('text')
const other = () => theirs.getText('text')
const sync = (from: Y.Doc, to: Y.Doc) =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'network')
const exchange = () => {
  sync(doc, theirs)
  sync(theirs, doc)
}

/** What a keyboard does: replaces the selection, puts the caret after it, tells it. */
function type(words: string) {
  const start = control.selectionStart ?? 0
  const end = control.selectionEnd ?? 0
  control.value = control.value.slice(0, start) + words + control.value.slice(end)
  control.setSelectionRange(start + words.length, start + words.length)
  control.dispatchEvent(new Event('input', { bubbles: true }))
}
/** What a writing system does while a word is not finished: replaces its last `length` characters. */
function compose(words: string, length: number) {
  control.setSelectionRange((control.selectionEnd ?? 0) - length, control.selectionEnd ?? 0)
  type(words)
}
const tell = (name: string) => control.dispatchEvent(new Event(name))

function start(kind: 'input' | 'textarea', words = '') {
  doc = new Y.Doc()
  theirs = new Y.Doc()
  mine().insert(0, words)
  exchange()
  control = document.createElement(kind)
  document.body.replaceChildren(control)
  const stop = bindText(control, mine(), {
    write: (work) => doc.transact(work, 'form'),
    undone: (origin) => origin instanceof Y.UndoManager,
  })
  control.focus()
  return stop
}

beforeEach(() => void start('input', 'Oma kookt'))

describe('a native control on a shared text', () => {
  test('shows the words and sends what is typed as a difference', () => {
    expect(control.value).toBe('Oma kookt')
    control.setSelectionRange(4, 9)
    type('belt')
    exchange()
    expect(other().toString()).toBe('Oma belt')
  })

  test('two people in one field keep both their words', () => {
    control.setSelectionRange(9, 9)
    type(' elke dag')
    other().insert(0, 'Lieve ')
    exchange()
    expect(control.value).toBe('Lieve Oma kookt elke dag')
    expect(other().toString()).toBe(control.value)
  })

  test('R-B42: what others type leaves the caret between the same letters', () => {
    control.setSelectionRange(4, 7)
    other().insert(0, 'Lieve ')
    other().insert(15, ' en bakt')
    exchange()
    expect(control.value).toBe('Lieve Oma kookt en bakt')
    expect([control.selectionStart, control.selectionEnd]).toEqual([10, 13])
    other().delete(4, 4)
    exchange()
    expect([control.selectionStart, control.selectionEnd]).toEqual([6, 9])
  })

  test('a word being composed is not disturbed; nothing of anybody is lost', () => {
    control.setSelectionRange(9, 9)
    tell('compositionstart')
    type(' ni')
    other().insert(0, 'Lieve ')
    exchange()
    expect(control.value).toBe('Oma kookt ni')
    compose('你', 2)
    exchange()
    expect(other().toString()).toBe('Lieve Oma kookt 你')
    compose('你好', 1)
    other().delete(6, 3)
    exchange()
    tell('compositionend')
    exchange()
    expect(control.value).toBe('Lieve  kookt 你好')
    expect(other().toString()).toBe(control.value)
    expect(control.selectionStart).toBe(control.value.length)
    type('!')
    exchange()
    expect(other().toString()).toBe('Lieve  kookt 你好!')
  })

  test('undo shows where something came back', () => {
    const undo = new Y.UndoManager(mine(), { trackedOrigins: new Set(['form']), captureTimeout: 0 })
    control.setSelectionRange(0, 4)
    type('')
    control.setSelectionRange(5, 5)
    undo.undo()
    expect(control.value).toBe('Oma kookt')
    expect(control.selectionStart).toBe(4)
  })

  test('a line break that came in otherwise is shown as a space, and survives typing', () => {
    other().insert(3, '\n')
    exchange()
    expect(control.value).toBe('Oma  kookt')
    control.setSelectionRange(10, 10)
    type('!')
    expect(mine().toString()).toBe('Oma\n kookt!')
  })

  test('a control that let go neither reads nor writes', () => {
    const stop = start('textarea', 'Oma')
    stop()
    other().insert(3, ' belt')
    exchange()
    expect(control.value).toBe('Oma')
    type('x')
    expect(mine().toString()).toBe('Oma belt')
  })
})
