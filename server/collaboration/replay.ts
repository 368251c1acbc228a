/**
 * The only place where a room's bytes become a Y.Doc. Made when it is needed and thrown away: an idle room keeps bytes.
 *
 * Rows are never merged instead (`Y.mergeUpdates`): that is quadratic, and merged rows hold deleted text.
 */
import * as Y from 'yjs'

export const EMPTY_UPDATE: Uint8Array = Uint8Array.of(0, 0)

/** Thrown when stored or accepted updates do not make one whole document: never pass that on as a plan. */
export class BrokenDocumentError extends Error {
  override name = 'BrokenDocumentError'
}

export function replay(base: Uint8Array, updates: Iterable<Uint8Array>): Y.Doc {
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      Y.applyUpdate(doc, base)
      for (const update of updates) Y.applyUpdate(doc, update)
    })
  } catch (error) {
    doc.destroy()
    throw new BrokenDocumentError('The updates cannot be applied', { cause: error })
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    doc.destroy()
    throw new BrokenDocumentError('Something is missing between the updates')
  }
  return doc
}

/** Uses a document for one synchronous piece of work. */
export function withDoc<T>(base: Uint8Array, updates: Iterable<Uint8Array>, work: (doc: Y.Doc) => T): T {
  const doc = replay(base, updates)
  try {
    return work(doc)
  } finally {
    doc.destroy()
  }
}
