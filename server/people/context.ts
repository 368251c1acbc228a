/** What every part of this folder works with. */
import { and, eq } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { participants, plans } from '#db/schema.ts'
import { mayInvite, type Other } from '#plan/access.ts'
import { seatOf } from '#plan/rights/people.ts'
import type { Role } from '#plan/roles.ts'
import type { Language } from '#plan/template.ts'
import { recordRefusal } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Rights } from '../rights/rights.ts'

export interface PeopleContext {
  db: Database
  clock: Clock
  config: Pick<Config, 'publicUrl' | 'origins' | 'sessionSecret'>
  outbox: Outbox
  rights: Rights
  /** The people of a plan, or what they may, changed: open connections are judged again (R-B20, R-B22). */
  onChanged(planId: string): void
}

export type PersonRecord = typeof participants.$inferSelect

/** Somebody of the same plan; refused for anybody else, as if that person did not exist. */
export async function personOf(tx: Queries, me: Me, participantId: string): Promise<PersonRecord> {
  const [row] = await tx
    .select()
    .from(participants)
    .where(and(eq(participants.id, participantId), eq(participants.planId, me.planId)))
  if (!row) throw new Refused()
  return row
}

export const asOther = (row: PersonRecord): Other => ({
  participantId: row.id,
  role: row.role as Role,
  status: row.status as Other['status'],
  invitedBy: row.invitedBy,
})

/** Refuses and writes that down, outside the transaction that is given up (R-E24). */
export async function refuse({ db, clock }: PeopleContext, me: Me): Promise<never> {
  await recordRefusal(db, clock, { planId: me.planId, participantId: me.participantId })
  throw new Refused()
}

export async function languageOf(tx: Queries, planId: string): Promise<Language> {
  const [plan] = await tx.select({ language: plans.language }).from(plans).where(eq(plans.id, planId))
  return (plan?.language ?? 'nl') as Language
}

/** Links are made from the settings, never from what a request claims (R-E18). In local mode the port is known late. */
export const linkTo = ({ config }: PeopleContext, token: string): string =>
  `${config.publicUrl?.origin ?? config.origins[0]}/u/${token}`

/**
 * Who may bring people in. A guardian of an institution decides with the parents and never writes: through somebody
 * invited as a parent, a guardian would.
 */
export async function bringsIn({ rights }: PeopleContext, me: Me): Promise<boolean> {
  if (!mayInvite(me)) return false
  const { viewer, situation } = await rights.of(me)
  return seatOf(viewer, situation.today) !== 'guardian'
}
