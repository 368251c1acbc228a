import { useMemo } from 'react'
import { useLanguage } from '../messages/MessagesProvider.tsx'
import type { PlanData } from './plan-data.ts'
import type { PlanRoom } from './room.ts'
import type { LivePlan } from './use-live-plan.ts'

/** What the parts of the live plan share; null while there is nothing to share. */
export function useRoom(
  { header, me, participants }: PlanData,
  open: LivePlan['open'],
  announce: (sentence: string) => void,
): PlanRoom | null {
  const language = useLanguage()
  return useMemo(
    () =>
      open && {
        planId: header.id,
        doc: open.connection.doc,
        awareness: open.connection.awareness,
        undoManager: open.undoManager,
        me,
        participants,
        template: header.template,
        language,
        canWrite: me.canWrite,
        canScore: me.canScore,
        announce,
      },
    [open, header, me, participants, language, announce],
  )
}
