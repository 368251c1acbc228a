/**
 * Which text of each agreement this page showed first. When somebody changes the words meanwhile, an answer still goes
 * with what was read, and the server refuses it, until the new words were read.
 */
import { useCallback, useMemo, useState } from 'react'
import type { AgreementOnPage } from '#server/acceptance/types.ts'
import type { Seen } from './AnswerForm.tsx'

export function useSeen(agreements: readonly AgreementOnPage[]) {
  const [seen, setSeen] = useState<ReadonlyMap<string, Seen>>(() => seenOf(agreements))
  const newer = agreements.filter(({ id }) => !seen.has(id))
  if (newer.length > 0) setSeen(new Map([...seen, ...seenOf(newer)]))

  const now = useMemo(() => seenOf(agreements), [agreements])
  const read = useCallback(
    (id: string) => setSeen((all) => new Map([...all, [id, now.get(id) as Seen]])),
    [now],
  )
  return {
    of: (agreement: AgreementOnPage): Seen => seen.get(agreement.id) ?? (now.get(agreement.id) as Seen),
    read,
  }
}

const seenOf = (agreements: readonly AgreementOnPage[]) =>
  new Map(agreements.map(({ id, digest, words }): [string, Seen] => [id, { digest, words }]))
