import { useMemo } from 'react'
import { useFetcher } from 'react-router'
import { planPath } from '../plan-path.ts'
import type { PlanScores } from './lists/scores.ts'
import type { PlanData } from './plan-data.ts'

/** Numbers of the scales: kept by the server per person, asked again after each change. */
export function useGivenScores({ header, as, scores }: PlanData): PlanScores {
  const { submit, data, state } = useFetcher<{ ok: boolean }>()
  return useMemo(() => {
    const send = (fields: Record<string, string>) =>
      void submit(fields, { method: 'post', action: planPath(header.id, 'cijfers', as) })
    return {
      scores,
      give: (fieldId, value) => send({ fieldId, value: String(value) }),
      show: (fieldId, shown) => send({ fieldId, shown: String(shown) }),
      failed: state === 'idle' && data?.ok === false,
    }
  }, [submit, data, state, header.id, as, scores])
}
