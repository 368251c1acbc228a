/**
 * Leaving a field may make the page longer: a question appears, a typed name becomes a chip. When somebody leaves by
 * pressing a button below it, that button would slip from under the pointer and the click would be lost. So what
 * leaving does waits until the press is over. With the keyboard nothing waits.
 */
interface Presses {
  pressed: boolean
  waiting: (() => void)[]
}

const watched = new WeakMap<Document, Presses>()

/** Begins to watch; call it before somebody can leave, such as when a field gets the focus. */
export function watchPresses(document: Document): Presses {
  const known = watched.get(document)
  if (known) return known
  const presses: Presses = { pressed: false, waiting: [] }
  watched.set(document, presses)
  const press = () => {
    presses.pressed = true
  }
  // After the click, which follows in the same turn. A tap sends its mouse events after its pointer events.
  const release = () =>
    setTimeout(() => {
      presses.pressed = false
      for (const then of presses.waiting.splice(0)) then()
    })
  for (const event of ['pointerdown', 'mousedown']) document.addEventListener(event, press, { capture: true })
  for (const event of ['mouseup', 'click', 'pointercancel', 'dragend'])
    document.addEventListener(event, release, { capture: true })
  return presses
}

export function afterPress(document: Document, then: () => void): void {
  const presses = watchPresses(document)
  if (presses.pressed) presses.waiting.push(then)
  else then()
}
