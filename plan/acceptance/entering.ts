/**
 * Writing down another's yes or no: said at the table, on paper or by telephone. Only by who leads the plan or guides the
 * talk, and never for somebody who can answer on a device of their own. Nobody enters another's consent to share.
 */
import { isLeading, type Person, seatOf } from '../rights/people.ts'

export const mayEnter = (enterer: Person & { isProven: boolean }, today: string): boolean =>
  enterer.isProven && (isLeading(enterer, today, 12) || seatOf(enterer, today) === 'facilitator')
