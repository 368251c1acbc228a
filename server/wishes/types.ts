import type { Me } from '../plans/types.ts'

export interface CompanyWish {
  id: string
  name: string
  /** Somebody of that name who was invited by another since and is still there. */
  met: { participantId: string; name: string; status: 'invited' | 'joined'; mayRevoke: boolean } | null
}

/**
 * "Wie juist niet": whom somebody would rather not have there, without a reason. Nobody else ever learns of it, not by
 * what an invitation does or how long it takes. See docs/decisions.
 */
export interface CompanyWishes {
  /** Null for who has nothing to wish here: a professional, or a browser that has not shown whose it is. */
  of(me: Me): Promise<CompanyWish[] | null>
  add(me: Me, name: string): Promise<'saved' | 'full'>
  erase(me: Me, id: string): Promise<void>
  /** It is somebody else, or it is all right now: the notice goes, the wish stays. */
  dismiss(me: Me, id: string): Promise<void>
  /** This person is about to invite somebody whom this same person would rather not have there. */
  isAgainstOwn(me: Me, name: string): Promise<boolean>
}
