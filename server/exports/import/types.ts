/** A file of an earlier plan becomes a new plan. Types only. */
import type { Language } from '#plan/template.ts'

/**
 * Why a file cannot be used. `other`: no plan of ours. `newer`: of a later release. `damaged`: of ours, and something in
 * it is not as it must be. `pdf`: the paper, where the data is asked for.
 */
export type FileProblem = 'empty' | 'too-large' | 'pdf' | 'other' | 'newer' | 'damaged'

/** What came along, and what stays behind because it is somebody's own. */
export interface Brought {
  texts: number
  agreements: number
  goals: number
  people: number
  /** Answers, own words, other views, numbers and fixed conditions that are in the file and not in the new plan. */
  left: number
}

export interface ImportInput {
  me: 'parent' | 'youth'
  myName: string
  language: Language
  file: Uint8Array
}

export interface Imports {
  /** Makes the plan; who brings the file is the only one who takes part in it. */
  start(
    input: ImportInput,
  ): Promise<
    { ok: true; planId: string; participantId: string; brought: Brought } | { ok: false; why: FileProblem }
  >
}
