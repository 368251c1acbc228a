import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type * as Y from 'yjs'
import { type PlanDocument, readPlan } from '#plan/document.ts'
import type { Template } from '#plan/template.ts'
import { shareUnchanged } from './share-unchanged.ts'

/** The lists and the progress need not follow every key. */
const SETTLE = 200

/** The plan as plain data: as the server gave it, then as it lives; after the end as it was last. */
export function usePlanDocument(doc: Y.Doc | null, template: Template, given: PlanDocument): PlanDocument {
  const [live, setLive] = useState<PlanDocument | null>(null)
  useEffect(() => {
    if (!doc) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      timer = undefined
      setLive((before) => shareUnchanged(before, readPlan(doc, template)))
    }
    const later = () => {
      timer ??= setTimeout(read, SETTLE)
    }
    // The printer waits for nobody: the last words are on the paper too.
    const now = () => flushSync(read)
    read()
    doc.on('update', later)
    window.addEventListener('beforeprint', now)
    return () => {
      window.removeEventListener('beforeprint', now)
      clearTimeout(timer)
      doc.off('update', later)
    }
  }, [doc, template])
  return live ?? given
}
