/**
 * The carets of others. The name stands in an attribute and CSS shows it, so that it is no part of the text that a
 * screen reader reads (E2). It fades when its owner stops moving (R-B36, E3).
 */
import type { Awareness } from 'y-protocols/awareness'

/** What the server stamps on presence (R-B23). */
export interface StampedUser {
  id: string
  name: string
  color: string
}

const LABEL_TIME = 3_000
const SIX_DIGITS = /^#[0-9a-f]{6}$/i

const moving = new Map<number, ReturnType<typeof setTimeout>>()

export function caretElement(user: Partial<StampedUser>, clientId: number): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'plan-caret'
  caret.setAttribute('aria-hidden', 'true')
  caret.dataset.client = String(clientId)
  caret.dataset.name = user.name ?? ''
  caret.toggleAttribute('data-moving', moving.has(clientId))
  if (user.color && SIX_DIGITS.test(user.color)) caret.style.setProperty('--caret-color', user.color)
  return caret
}

export function caretSelection(user: Partial<StampedUser>): { class: string; style?: string } {
  const color = user.color && SIX_DIGITS.test(user.color) ? { style: `--caret-color: ${user.color}` } : {}
  return { class: 'plan-caret-selection', ...color }
}

/** Shows a name for a moment whenever its caret moves. Returns how to stop. */
export function showMovingNames(awareness: Awareness, page: ParentNode): () => void {
  const mark = (client: number, on: boolean) => {
    for (const caret of page.querySelectorAll(`.plan-caret[data-client="${client}"]`)) {
      caret.toggleAttribute('data-moving', on)
    }
  }
  const moved = ({ added, updated }: { added: number[]; updated: number[] }) => {
    for (const client of [...added, ...updated]) {
      if (client === awareness.clientID || !awareness.getStates().get(client)?.cursor) continue
      clearTimeout(moving.get(client))
      moving.set(
        client,
        setTimeout(() => {
          moving.delete(client)
          mark(client, false)
        }, LABEL_TIME),
      )
      mark(client, true)
    }
  }
  awareness.on('change', moved)
  return () => {
    awareness.off('change', moved)
    for (const timer of moving.values()) clearTimeout(timer)
    moving.clear()
  }
}
