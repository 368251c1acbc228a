import { maySend } from '#plan/rights/consent.ts'
import type { Asking } from '../rights/rights.ts'

/** Who presses "Stuur het plan": who leads it, has shown to be that person, and not while the family is among itself. */
export const mayShare = ({ viewer, situation }: Asking): boolean =>
  viewer.isProven &&
  situation.step !== 'private' &&
  maySend(viewer, { what: 'about-child', child: { id: '', band: '0-11' } }, situation.today)
