/**
 * Who does not answer is asked again, twice in the week (S04): a quiet mail where there is an address, and the question
 * stands in the plan anyhow. After that the silence is a label, and holds up nobody.
 */
import { and, eq, isNull, lt } from 'drizzle-orm'
import { participants, sendingConsents, sendings } from '#db/schema.ts'
import { DEFAULT_CONSENT_RULES } from '#plan/rights/consent.ts'
import { tellQuietly } from '../outbox/tell-quietly.ts'
import { DAY, type SharingContext } from './context.ts'

/** Days after the question. */
const AGAIN_AFTER = [2, 5]
const LOOK_EVERY_MS = 15 * 60_000

export function askingAgain({ db, clock, outbox }: Pick<SharingContext, 'db' | 'clock' | 'outbox'>) {
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    const now = clock.now()
    await db.write(async (tx) => {
      const rows = await tx
        .select({ consent: sendingConsents, person: participants })
        .from(sendingConsents)
        .innerJoin(sendings, eq(sendings.id, sendingConsents.sendingId))
        .innerJoin(participants, eq(participants.id, sendingConsents.participantId))
        .where(
          and(
            eq(sendings.status, 'asking'),
            isNull(sendingConsents.answer),
            lt(sendingConsents.reminders, DEFAULT_CONSENT_RULES.reminders),
          ),
        )
      for (const { consent, person } of rows) {
        const after = AGAIN_AFTER[consent.reminders]
        if (after === undefined || now < consent.askedAt + after * DAY) continue
        await tx
          .update(sendingConsents)
          .set({ reminders: consent.reminders + 1 })
          .where(
            and(
              eq(sendingConsents.sendingId, consent.sendingId),
              eq(sendingConsents.participantId, consent.participantId),
            ),
          )
        if (person.status === 'joined') await tellQuietly(tx, outbox, person, now)
      }
    })
    outbox.wake()
  }

  return {
    look,
    start(onError: (error: unknown) => void) {
      const tick = () => look().catch(onError)
      timer = setInterval(tick, LOOK_EVERY_MS).unref()
      void tick()
    },
    stop: () => clearInterval(timer),
  }
}
