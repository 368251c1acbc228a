/**
 * One undo for the whole plan: it takes back one's own last change in whichever field (R-B37).
 */
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { sparesOthersWork } from '#plan/undo-filter.ts'
import { FORM_ORIGIN } from './room.ts'

/** Typing with shorter pauses than this is one step. */
const ONE_STEP = 700

export function createUndoManager(doc: Y.Doc): Y.UndoManager {
  const spares = sparesOthersWork(doc)
  return new Y.UndoManager(doc, {
    captureTimeout: ONE_STEP,
    trackedOrigins: new Set([FORM_ORIGIN, ySyncPluginKey]),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    deleteFilter: (item) => spares(item) && !holdsOthersWork(item, doc.clientID),
  })
}

/**
 * Taking back a paragraph of mine would take along what somebody else wrote in it meanwhile. Such a container stays;
 * only one's own words leave it. `sparesOthersWork` sees to items of lists and their keys.
 */
function holdsOthersWork(item: Y.Item, me: number): boolean {
  if (!(item.content instanceof Y.ContentType)) return false
  const type = item.content.type
  for (let child = type._start; child !== null; child = child.right) {
    if (isOthers(child, me)) return true
  }
  for (const child of type._map.values()) {
    if (isOthers(child, me)) return true
  }
  return false
}

const isOthers = (item: Y.Item, me: number): boolean =>
  !item.deleted && (item.id.client !== me || holdsOthersWork(item, me))
