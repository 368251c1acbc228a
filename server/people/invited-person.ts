/**
 * What an invitation says about somebody. The page checked the form already and said what is wrong; what still is, was
 * no form of ours.
 */
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { childAdults, children, organisations, participants, planOrganisations } from '#db/schema.ts'
import { isEmailAddress, normalAddress } from '#plan/email-address.ts'
import { BESIDE_ROLES, INVITABLE_ROLES, type Role } from '#plan/roles.ts'
import type { Me } from '../plans/types.ts'
import type { InviteInput } from './types.ts'

const LONGEST_NAME = 80
const WITH_EMPLOYER: readonly Role[] = ['facilitator', 'informant']

export async function checked(tx: Queries, me: Me, input: InviteInput) {
  const name = input.name.trim()
  const email = input.email ? normalAddress(input.email) : null
  const employer = input.employer?.trim() || null
  const wrong =
    name === '' ||
    name.length > LONGEST_NAME ||
    !INVITABLE_ROLES.includes(input.role) ||
    (email !== null && !isEmailAddress(email)) ||
    (employer !== null && employer.length > LONGEST_NAME)
  if (wrong) throw new Response(null, { status: 400 })
  const employerIsTeam = input.role === 'facilitator' && input.employerIsTeam === true
  const atTeam = employerIsTeam && employer === null ? await theTeam(tx, me.planId) : null
  return {
    name,
    role: input.role,
    email,
    employer: WITH_EMPLOYER.includes(input.role) ? (employer ?? atTeam) : null,
    employerIsTeam,
    childId: input.role === 'youth' ? await childOf(tx, me.planId, input.childId) : null,
    supports: BESIDE_ROLES.includes(input.role) ? await supportedBy(tx, me, input.supports ?? null) : null,
  }
}

/** Beside the name of who works for the team, where nobody typed more: as the organisation near this plan calls it. */
async function theTeam(tx: Queries, planId: string): Promise<string> {
  const known = await tx
    .select({
      wording: organisations.wording,
      isFirst: organisations.isFirst,
      near: planOrganisations.planId,
    })
    .from(organisations)
    .leftJoin(
      planOrganisations,
      and(eq(planOrganisations.organisationId, organisations.id), eq(planOrganisations.planId, planId)),
    )
    .where(isNull(organisations.endedAt))
  const one = known.find(({ near }) => near !== null) ?? known.find(({ isFirst }) => isFirst)
  return `het ${one?.wording ?? 'wijkteam'}`
}

/**
 * What an adult is to each child. Authority stays unknown: nobody types another's, and it is asked before sharing.
 */
export async function writeBonds(
  tx: Queries,
  planId: string,
  participantId: string,
  { role, raises, guardian = 'no', isFosterParent = false }: InviteInput,
): Promise<void> {
  const isParent = role === 'parent'
  if (!isParent && !(role === 'network' && isFosterParent)) return
  const all = await tx.select({ id: children.id }).from(children).where(eq(children.planId, planId))
  if (all.length === 0) return
  await tx.insert(childAdults).values(
    all.map(({ id: childId }) => ({
      childId,
      participantId,
      raisesChild: isParent ? guardian !== 'only' && (raises?.includes(childId) ?? true) : true,
      isGuardian: isParent && guardian !== 'no',
      isFosterParent: !isParent,
      authority: isParent ? 'unknown' : 'no',
    })),
  )
}

/** Which child a youth is: the one that was chosen, or the only one there is. Nobody is a child that is not born yet. */
async function childOf(tx: Queries, planId: string, chosen: string | null): Promise<string | null> {
  const all = await tx
    .select({ id: children.id })
    .from(children)
    .where(and(eq(children.planId, planId), eq(children.unborn, false)))
  if (all.length === 0) throw new Response(null, { status: 400 })
  if (chosen === null) return all.length === 1 ? (all[0]?.id ?? null) : null
  if (!all.some((child) => child.id === chosen)) throw new Response(null, { status: 400 })
  return chosen
}

/** Somebody of the family who takes part; by default who invites. */
async function supportedBy(tx: Queries, me: Me, chosen: string | null): Promise<string> {
  if (chosen === null) return me.participantId
  const [person] = await tx
    .select({ id: participants.id })
    .from(participants)
    .where(
      and(
        eq(participants.id, chosen),
        eq(participants.planId, me.planId),
        eq(participants.status, 'joined'),
        inArray(participants.role, ['parent', 'youth', 'network']),
      ),
    )
  if (!person) throw new Response(null, { status: 400 })
  return person.id
}
