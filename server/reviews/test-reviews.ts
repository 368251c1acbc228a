/** For tests: looking back over a settled plan, on a real database and a real live document, with letters that are kept. */
import { eq } from 'drizzle-orm'
import { participants } from '#db/schema.ts'
import type { Order } from '../outbox/outbox.ts'
import { createScores } from '../scores/scores.ts'
import { createTestPlan, type TestPlan } from '../versions/test-plan.ts'
import { planAtSettling } from './planned.ts'
import { createReviews } from './reviews.ts'
import type { Reviews } from './types.ts'

export interface TestReviews extends TestPlan {
  reviews: Reviews
  mails: Order[]
  /** Gives a person an address that is known to be theirs. */
  address(participantId: string, email: string, neutral?: boolean): Promise<void>
}

export async function createTestReviews(): Promise<TestReviews> {
  const plan = await createTestPlan()
  const { family, context, rights, doors, versions, collaboration } = plan
  const { db, clock } = family
  const mails: Order[] = []
  const outbox = {
    enqueue: async (_: unknown, order: Order) => {
      mails.push(order)
    },
    wake() {},
  }
  const mailing = { clock, outbox, mailFrom: 'Plan <post@plan.test>', address: () => 'https://plan.test' }
  // The context is read at each settling.
  context.onSettled = (tx, settled) => planAtSettling(mailing, tx, settled)
  const reviews = createReviews({
    ...mailing,
    db,
    rights,
    plans: context.plans,
    versions,
    scores: createScores({ db, clock, rights, doors, changed: () => undefined }),
    followUp: () => null,
    collaboration: () => collaboration,
  })
  return {
    ...plan,
    reviews,
    mails,
    async address(participantId, email, neutral = false) {
      await db.write((tx) =>
        tx
          .update(participants)
          .set({ email, emailVerifiedAt: clock.now(), neutralMail: neutral })
          .where(eq(participants.id, participantId)),
      )
    },
  }
}
