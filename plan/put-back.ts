/**
 * Makes a document read as it read before, as a change like any other (R-B33): field by field and as a difference, so that
 * what people type meanwhile stays, and who wrote the words that did not change stays known.
 */
import type * as Y from 'yjs'
import { changesBetween, release } from './merge.ts'

/** Returns how many things became different. */
export function putBack(doc: Y.Doc, then: Y.Doc): number {
  const changes = changesBetween(doc, then).map(({ id }) => id)
  if (changes.length > 0) release(doc, then, new Set(changes))
  return changes.length
}
