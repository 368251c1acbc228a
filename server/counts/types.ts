/** The whole, for a municipality: counts only, never content, nothing of fewer than ten families. Types only. */
import type { Period } from '#plan/counts/period.ts'
import type { Staff } from '../staff/types.ts'

export interface Counts {
  /** The latest first. For the role `quality`, of its own organisation; `Refused` for everybody else. */
  periods(staff: Staff): Promise<Period[]>
}
