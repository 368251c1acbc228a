/** A room with two screens on one plan and no network, for the tests of the lists. */
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { FieldKind, Template, TemplateField, TemplateSection } from '#plan/template.ts'
import { MessagesProvider } from '../../messages/MessagesProvider.tsx'
import { nl } from '../../messages/nl/catalogue.ts'
import { type PlanRoom, PlanRoomContext, type RoomPerson } from '../room.ts'
import { createUndoManager } from '../undo.ts'

const petra: RoomPerson = { participantId: 'petra', name: 'Petra', role: 'parent', color: '#a8480f' }
const tineke: RoomPerson = { participantId: 'tineke', name: 'Tineke', role: 'network', color: '#6442b0' }

export const fieldOf = (kind: FieldKind): TemplateField => ({
  id: kind,
  kind,
  question: { nl: `Vraag ${kind}` },
})
export const sectionOf = (kind: FieldKind): TemplateSection => ({
  id: `deel-${kind}`,
  canonical: 'self',
  look: 'agreements',
  title: { nl: `Deel ${kind}` },
  importance: 'optional',
  fields: [fieldOf(kind)],
})

export interface TestRoom {
  room: PlanRoom
  /** The other person's copy of the plan: what happens there arrives at once. */
  theirs: Y.Doc
  said: string[]
  page: HTMLElement
  /** Tineke's caret stands in this text. */
  tinekeWritesIn: (text: Y.Text | null) => void
  leave: () => void
}

export async function openRoom(kind: FieldKind, content: ReactNode, canWrite = true): Promise<TestRoom> {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  const doc = new Y.Doc()
  const theirs = new Y.Doc()
  doc.on('update', (update, origin) => origin !== 'network' && Y.applyUpdate(theirs, update, 'network'))
  theirs.on('update', (update, origin) => origin !== 'network' && Y.applyUpdate(doc, update, 'network'))
  const awareness = new Awareness(doc)
  const said: string[] = []
  const template: Template = {
    id: 'test',
    version: 1,
    position: 1,
    title: { nl: 'Test' },
    audience: { nl: 'Test' },
    source: 'Test',
    sections: [sectionOf(kind)],
  }
  const room: PlanRoom = {
    planId: 'plan',
    doc,
    awareness,
    undoManager: createUndoManager(doc),
    me: petra,
    participants: [petra, tineke],
    template,
    language: 'nl',
    canWrite,
    canScore: canWrite,
    announce: (sentence) => said.push(sentence),
  }
  const page = document.createElement('main')
  document.body.replaceChildren(page)
  const root: Root = createRoot(page)
  await act(async () =>
    root.render(
      <MessagesProvider language="nl" messages={nl}>
        <PlanRoomContext value={room}>{content}</PlanRoomContext>
      </MessagesProvider>,
    ),
  )
  return {
    room,
    theirs,
    said,
    page,
    tinekeWritesIn(text) {
      const position = text && Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 0))
      const user = { id: 'tineke', name: 'Tineke', color: '#6442b0' }
      awareness.states.set(99, { user, cursor: position && { anchor: position, head: position } })
      awareness.emit('change', [{ added: [], updated: [99], removed: [] }, 'network'])
    },
    leave() {
      act(() => root.unmount())
      awareness.destroy()
    },
  }
}

/** The control with this label, exactly. */
export function control<T extends HTMLElement = HTMLInputElement>(within: ParentNode, label: string): T {
  const found = [...within.querySelectorAll('label')].find((each) => each.textContent === label)
  const target = found && document.getElementById(found.htmlFor)
  if (!target) throw new Error(`There is no “${label}”`)
  return target as T
}

export function button(within: ParentNode, name: string): HTMLButtonElement {
  const found = [...within.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  )
  if (!found) throw new Error(`There is no button “${name}”`)
  return found
}

export const press = (within: ParentNode, name: string) => act(async () => button(within, name).click())

/** Types into a native control, as React and the page see it. */
export async function fill(
  target: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  value: string,
) {
  await act(async () => {
    const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), 'value')?.set
    set?.call(target, value)
    target.dispatchEvent(new Event('input', { bubbles: true }))
    target.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

export const key = (target: HTMLElement, name: string) =>
  act(
    async () =>
      void target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })),
  )
