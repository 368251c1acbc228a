/** Looking back, put together: each file beside this one says what it promises. */

import { givingFaces } from './agreement-faces.ts'
import { reviewBook } from './book.ts'
import { nothing, type ReviewsContext } from './context.ts'
import { deciding } from './decided.ts'
import { gathering } from './gather.ts'
import { invitations } from './invitations.ts'
import { planned } from './planned.ts'
import { round } from './round.ts'
import type { Reviews } from './types.ts'

export function createReviews(context: ReviewsContext): Reviews {
  const gather = gathering(context)
  return {
    ...planned(context),
    ...round(context),
    ...deciding(context),
    ...givingFaces(context),
    ...invitations(context),
    page: async (me) => (await gather(me)).page,
    async book(me) {
      const { page, header, copies } = await gather(me)
      const newest = copies.at(-1)
      if (!newest || page.isChild) throw nothing()
      return reviewBook(page, header, newest, new Date(context.clock.now()).toISOString())
    },
  }
}
