/** Numbers on a scale are kept by the server, one owner each; the plan page reads them in its loader and hands them down. */
import { createContext, use } from 'react'
import type { ScoreRow } from '#server/scores/types.ts'

export interface PlanScores {
  /** What this person may see: the own numbers, and what others showed. */
  scores: readonly ScoreRow[]
  give(fieldId: string, value: number): void
  show(fieldId: string, shown: boolean): void
  /** Set when the last answer did not reach the server. */
  failed?: boolean
}

const NONE: PlanScores = { scores: [], give: () => {}, show: () => {} }

export const ScoresContext = createContext<PlanScores>(NONE)

export const useScores = (): PlanScores => use(ScoresContext)
