/** What pages may ask about moments that were kept by themselves: types only, so that pages can import them. */
import type { Difference, DifferenceKind } from '#plan/differences.ts'
import type { PlanDocument } from '#plan/document.ts'
import type { Me } from '../plans/types.ts'

/** One moment, and how far what stands there now is from it. */
export interface RestorePoint {
  id: string
  at: number
  /** 'before-restore': what stood there when somebody put an earlier text back. */
  reason: 'writing' | 'step' | 'before-restore'
  /** What changed since, by kind. Empty: it reads the same. */
  since: { kind: DifferenceKind; count: number }[]
}

export interface RestorePage {
  /** The family is among itself: these moments are of that time alone, and go with it. */
  isPrivateTime: boolean
  /** The latest first. */
  points: RestorePoint[]
}

export interface Restore {
  /**
   * For who writes the shared text now, the moments since that person came: what was taken away before is nobody's to see
   * who came later. Null for everybody else.
   */
  page(me: Me): Promise<RestorePage | null>
  /** How it read then, and what is different now. Throws 404 for what is not this person's to see. */
  look(
    me: Me,
    id: string,
  ): Promise<{ point: RestorePoint; document: PlanDocument; differences: Difference[] }>
  /** False when it reads like that already. Throws Refused for who does not write now. */
  putBack(me: Me, id: string): Promise<boolean>
}
