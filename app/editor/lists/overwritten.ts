/**
 * Choices, dates and numbers are plain values: of two that are chosen at once the last one stays. Whoever loses a
 * choice that way is told and can put it back (R-B27).
 */
import { useCallback, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import { setValue } from '#plan/commands.ts'
import { type PlanRoom, usePlanRoom } from '../room.ts'
import { step } from './use-list.ts'

/** Later than this it is not two people choosing at once any more, but one after the other. */
const AT_ONCE = 30_000

export type Value = string | number | null

interface Choice {
  value: Value
  at: number
  /** What somebody else put in its place; undefined while it stands. */
  lost?: { theirs: Value }
}

const nameOf = (root: string, id: string, key: string) => `${root}/${id}/${key}`

/** The choices that this page made lately, watched for replacement by others. */
export class OwnChoices {
  readonly #doc: Y.Doc
  readonly #now: () => number
  readonly #choices = new Map<string, Choice>()
  readonly #watched = new Set<string>()
  readonly #listeners = new Set<() => void>()

  constructor(doc: Y.Doc, now: () => number = Date.now) {
    this.#doc = doc
    this.#now = now
  }

  made(root: string, id: string, key: string, value: Value): void {
    this.#watch(root)
    this.#choices.set(nameOf(root, id, key), { value, at: this.#now() })
    this.#tell()
  }

  /** The choice of mine that somebody replaced, until it is put back or let go. */
  lost(root: string, id: string, key: string): { mine: Value; theirs: Value } | null {
    const choice = this.#choices.get(nameOf(root, id, key))
    return choice?.lost ? { mine: choice.value, theirs: choice.lost.theirs } : null
  }

  letGo(root: string, id: string, key: string): void {
    if (this.#choices.delete(nameOf(root, id, key))) this.#tell()
  }

  subscribe(notify: () => void): () => void {
    this.#listeners.add(notify)
    return () => this.#listeners.delete(notify)
  }

  #tell() {
    for (const notify of this.#listeners) notify()
  }

  #watch(root: string) {
    if (this.#watched.has(root)) return
    this.#watched.add(root)
    const items = this.#doc.getMap(root)
    items.observeDeep((events, transaction) => {
      if (transaction.local) return
      for (const event of events) {
        const id = event.path[0]
        if (event instanceof Y.YMapEvent && event.path.length === 1 && typeof id === 'string') {
          for (const key of event.keysChanged) this.#replaced(root, id, key, event.target.get(key))
        }
      }
    })
  }

  #replaced(root: string, id: string, key: string, now: unknown) {
    const choice = this.#choices.get(nameOf(root, id, key))
    if (!choice) return
    const theirs = typeof now === 'string' || typeof now === 'number' ? now : null
    if (theirs === choice.value) choice.lost = undefined
    else if (choice.lost || this.#now() - choice.at < AT_ONCE) choice.lost = { theirs }
    this.#tell()
  }
}

const ofDocument = new WeakMap<Y.Doc, OwnChoices>()

function choicesOf({ doc }: PlanRoom): OwnChoices {
  const known = ofDocument.get(doc)
  if (known) return known
  const made = new OwnChoices(doc)
  ofDocument.set(doc, made)
  return made
}

export interface ChoiceHandle {
  choose: (value: Value) => void
  lost: { mine: Value; theirs: Value } | null
  putBack: () => void
  letGo: () => void
}

/** For a control that sets one plain value of one item. */
export function useOverwritten(root: string, id: string, key: string): ChoiceHandle {
  const room = usePlanRoom()
  const choices = choicesOf(room)
  const subscribe = useCallback((notify: () => void) => choices.subscribe(notify), [choices])
  const snapshot = () => JSON.stringify(choices.lost(root, id, key))
  const lost = JSON.parse(useSyncExternalStore(subscribe, snapshot, snapshot)) as ChoiceHandle['lost']
  const choose = (value: Value) => {
    step(room, (doc) => setValue(doc, root, id, key, value))
    choices.made(root, id, key, value)
  }
  return {
    choose,
    lost,
    putBack: () => lost && choose(lost.mine),
    letGo: () => choices.letGo(root, id, key),
  }
}
