/**
 * "Wie moet nog toestemming geven voor hulp": who the law asks before help begins (Jeugdwet 7.3.4), without those whose
 * yes came with the sending. A yes to sharing is none to help; the team asks, and knows here whom nobody heard.
 */
import { eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { children, participants, sendingConsents } from '#db/schema.ts'
import { ageBand } from '#plan/rights/age.ts'
import { neededConsent } from '#plan/rights/consent.ts'
import type { Rights } from '../rights/rights.ts'

export async function stillToAsk(
  { db, rights }: { db: Database; rights: Rights },
  sending: { id: string; planId: string | null; createdBy: string | null; ownWordsOnly: boolean },
): Promise<string[]> {
  // Own words alone tell nothing about others, and an erased plan names nobody.
  if (sending.planId === null || sending.ownWordsOnly) return []
  const [{ people, today }, kids, names, consents] = await Promise.all([
    rights.situation(sending.planId),
    db.read.select().from(children).where(eq(children.planId, sending.planId)),
    db.read
      .select({ id: participants.id, name: participants.name })
      .from(participants)
      .where(eq(participants.planId, sending.planId)),
    db.read.select().from(sendingConsents).where(eq(sendingConsents.sendingId, sending.id)),
  ])
  const saidYes = new Set(
    consents.filter(({ answer }) => answer === 'yes').map(({ participantId }) => participantId),
  )
  const asked = kids.flatMap((kid) => {
    const band = kid.unborn ? '0-11' : ageBand(kid.bornOn, today)
    return neededConsent({ what: 'about-child', child: { id: kid.id, band } }, people).people
  })
  return [...new Set(asked)]
    .filter((id) => !saidYes.has(id))
    .flatMap((id) => names.find((one) => one.id === id)?.name ?? [])
}
