/**
 * What of the plan page only a browser with a live document needs, as one chunk: it comes after the page can be read.
 */
import type * as Y from 'yjs'
import { type ConnectionOptions, openConnection, type PlanConnection } from './connection.ts'
import { createUndoManager } from './undo.ts'

export { askForSection } from '#plan/section-commands.ts'
export { LiveQuotes } from '../comments/LiveQuotes.tsx'
export { Field } from './Field.tsx'
export { LiveEffects } from './LiveEffects.tsx'
export { SectionManager } from './lists/SectionManager.tsx'
export { UndoButtons } from './UndoButtons.tsx'

export interface OpenedPlan {
  connection: PlanConnection
  undoManager: Y.UndoManager
}

/** The manager stands before the first sync: what comes from the server is not its own and it never takes it back. */
export function openPlan(options: ConnectionOptions): OpenedPlan {
  const connection = openConnection(options)
  return { connection, undoManager: createUndoManager(connection.doc) }
}
