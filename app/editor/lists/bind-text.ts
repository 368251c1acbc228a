/**
 * Ties a native text control to a `Y.Text`: what is typed goes out as the smallest difference, what others type comes
 * in without moving the caret (R-B42). The control stays an ordinary one: spelling, dictation, autocorrect and
 * keyboards of every script keep working.
 *
 * While a writing system composes a word, nothing may be drawn in the control: that would break the word. What others
 * type then waits; what is composed already goes out, placed by following each shown character to where it is now.
 */
import type * as Y from 'yjs'
import { type Delta, difference, moved, movedCharacter } from './text-difference.ts'

export type TextControl = HTMLInputElement | HTMLTextAreaElement

/** A line break cannot be shown in a one-line control. One character for one, so that places stay the same. */
const asShown = (text: string) => text.replace(/[\r\n]/g, ' ')

/** Makes the change of the document; `undone` says whether a change from elsewhere was one's own undo or redo. */
interface Options {
  write: (work: () => void) => void
  undone: (origin: unknown) => boolean
}

/** Returns how to let go. */
export function bindText(control: TextControl, text: Y.Text, { write, undone }: Options): () => void {
  const oneLine = control.tagName === 'INPUT'
  const current = () => (oneLine ? asShown(text.toString()) : text.toString().replace(/\r/g, ' '))
  let shown = current()
  let composing = false
  let writing = false
  /** Per shown character its place in the text while drawing waits; null while both are the same. */
  let places: number[] | null = null

  const draw = (start: number, end: number) => {
    const { scrollTop, scrollLeft } = control
    shown = current()
    places = null
    if (control.value !== shown) control.value = shown
    if (control.ownerDocument.activeElement === control) control.setSelectionRange(start, end)
    control.scrollTop = scrollTop
    control.scrollLeft = scrollLeft
  }

  const changed = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (writing) return
    const delta = event.delta as Delta
    if (composing || places) {
      const held: number[] = places ?? Array.from(shown, (_, index) => index)
      places = held.map((at) => movedCharacter(at, delta))
      if (composing) return
    }
    const end = control.selectionEnd ?? shown.length
    if (undone(transaction.origin)) {
      const after = endOf(delta)
      draw(after, after)
    } else draw(moved(control.selectionStart ?? end, delta), moved(end, delta))
  }

  const send = () => {
    const change = difference(shown, control.value, control.selectionEnd)
    if (!change) return
    const { start, removed, inserted } = change
    writing = true
    write(() => {
      if (!places) {
        if (removed > 0) text.delete(start, removed)
        if (inserted) text.insert(start, inserted)
      } else places = replaceAmid(text, places, change)
    })
    writing = false
    shown = control.value
  }

  const input = () => {
    send()
    if (places && !composing) settle()
  }
  /** Draws what waited. */
  const settle = () => {
    const held = places
    if (!held) return
    const follow = (caret: number) => placeBetween(held, caret)
    draw(follow(control.selectionStart ?? 0), follow(control.selectionEnd ?? 0))
  }
  const begin = () => {
    composing = true
  }
  const end = () => {
    composing = false
    send()
    settle()
  }

  control.value = shown
  text.observe(changed)
  control.addEventListener('input', input)
  control.addEventListener('compositionstart', begin)
  control.addEventListener('compositionend', end)
  return () => {
    text.unobserve(changed)
    control.removeEventListener('input', input)
    control.removeEventListener('compositionstart', begin)
    control.removeEventListener('compositionend', end)
  }
}

/** Where a change ends: after what it inserted last, or where it deleted last. */
function endOf(delta: Delta): number {
  let index = 0
  for (const part of delta) {
    if (part.retain !== undefined) index += part.retain
    else if (typeof part.insert === 'string') index += part.insert.length
  }
  return index
}

/** The place in the text right after the nearest shown character before `caret` that is still there. */
function placeBetween(places: readonly number[], caret: number): number {
  for (let index = caret - 1; index >= 0; index -= 1) {
    const at = places[index] as number
    if (at >= 0) return at + 1
  }
  return 0
}

/** Replaces shown characters of a text in which others wrote meanwhile; returns the new places. */
function replaceAmid(
  text: Y.Text,
  places: readonly number[],
  { start, removed, inserted }: { start: number; removed: number; inserted: string },
): number[] {
  let now = [...places]
  const follow = (delta: Delta) => {
    now = now.map((at) => movedCharacter(at, delta))
  }
  for (let index = start + removed - 1; index >= start; index -= 1) {
    const at = now[index] as number
    if (at < 0) continue
    text.delete(at, 1)
    follow([{ retain: at }, { delete: 1 }])
  }
  const at = placeBetween(now, start)
  if (inserted) {
    text.insert(at, inserted)
    follow([{ retain: at }, { insert: inserted }])
  }
  now.splice(start, removed, ...Array.from({ length: inserted.length }, (_, offset) => at + offset))
  return now
}
