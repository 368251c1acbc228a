/**
 * Who does not answer is asked again, as the organisation has it, usually twice in the week (S04): a quiet mail where there
 * is an address, and the question stands in the plan anyhow. After that the silence is a label, and holds up nobody.
 */
import { and, eq, isNull } from 'drizzle-orm'
import { participants, sendingConsents, sendings } from '#db/schema.ts'
import { askAgainAfter, DEFAULT_CONSENT_RULES } from '#plan/rights/consent.ts'
import { tellQuietly } from '../outbox/tell-quietly.ts'
import { DAY, type SharingContext } from './context.ts'

export function askingAgain({
  db,
  clock,
  outbox,
  organisations,
}: Pick<SharingContext, 'db' | 'clock' | 'outbox' | 'organisations'>) {
  return async function look(): Promise<void> {
    const now = clock.now()
    const rules = new Map((await organisations.list()).map(({ id, consent }) => [id, consent]))
    await db.write(async (tx) => {
      const rows = await tx
        .select({ consent: sendingConsents, person: participants, organisationId: sendings.organisationId })
        .from(sendingConsents)
        .innerJoin(sendings, eq(sendings.id, sendingConsents.sendingId))
        .innerJoin(participants, eq(participants.id, sendingConsents.participantId))
        .where(and(eq(sendings.status, 'asking'), isNull(sendingConsents.answer)))
      for (const { consent, person, organisationId } of rows) {
        const asks = rules.get(organisationId ?? '') ?? DEFAULT_CONSENT_RULES
        const after = askAgainAfter(asks)[consent.reminders]
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
}
