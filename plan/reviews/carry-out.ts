/**
 * What looking back decided, carried out in the plan that is open for writing. Each is one transaction, and does nothing
 * when somebody else was first. A settled version keeps what ends here, and "Wat is er veranderd?" tells it.
 */
import type * as Y from 'yjs'
import { addAgreement, assign, deleteItem, itemOf, setValue, textOf } from '../commands.ts'
import type { Contents } from '../record/record.ts'
import { AGREEMENTS, GOALS, PEOPLE } from '../shape.ts'

/** False where it stood there no longer. */
export const endAgreement = (doc: Y.Doc, id: string): boolean => deleteItem(doc, AGREEMENTS, id) !== null

/** As it was settled, at the end of its list; who or what it names and is gone meanwhile is left out. */
export function resumeAgreement(doc: Y.Doc, id: string, settled: Contents['agreement']): boolean {
  if (itemOf(doc, AGREEMENTS, id)) return false
  const { section, what, when, who, until, fallback, goal } = settled
  const ifThere = (root: string, other: string | null) => (other && itemOf(doc, root, other) ? other : null)
  doc.transact(() => {
    addAgreement(doc, section ?? '', what, { id })
    textOf(doc, AGREEMENTS, id, 'when')?.insert(0, when)
    for (const person of who) if (ifThere(PEOPLE, person)) assign(doc, id, person)
    setValue(doc, AGREEMENTS, id, 'until', until)
    setValue(doc, AGREEMENTS, id, 'fallback', ifThere(PEOPLE, fallback))
    setValue(doc, AGREEMENTS, id, 'goal', ifThere(GOALS, goal))
  })
  return true
}
