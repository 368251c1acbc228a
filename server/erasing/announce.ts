/** Tells people by mail that something will go, without saying what (AG8). The page says the rest. */
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { participants } from '#db/schema.ts'
import type { Letter } from '../outbox/letters.ts'
import { languageOf } from '../people/context.ts'
import type { ErasingContext } from './context.ts'

/** Returns who has an address: to the others only their own screen can say it. Wake the outbox after the commit. */
export async function announce(
  { config, outbox }: Pick<ErasingContext, 'config' | 'outbox'>,
  tx: Queries,
  planId: string,
  letter: (url: string) => Letter,
  { only, useless }: { only?: readonly string[]; useless?: number } = {},
): Promise<string[]> {
  const told = await tx
    .select({ id: participants.id, email: participants.email, neutral: participants.neutralMail })
    .from(participants)
    .where(
      and(
        eq(participants.planId, planId),
        eq(participants.status, 'joined'),
        isNotNull(participants.email),
        only ? inArray(participants.id, [...only]) : undefined,
      ),
    )
  const language = await languageOf(tx, planId)
  const url = `${config.publicUrl?.origin ?? config.origins[0]}/plan/${planId}`
  for (const { email, neutral } of told)
    if (email)
      await outbox.enqueue(tx, { to: email, letter: letter(url), language, neutral, planId, useless })
  return told.map(({ id }) => id)
}
