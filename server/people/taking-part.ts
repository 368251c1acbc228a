/** Who takes part, what happened with people, and how somebody stops taking part. */
import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Queries } from '#db/connection.ts'
import { auditLog, children, invitations, participants } from '#db/schema.ts'
import { mayLeave, mayMakeReturnLink, mayReadPeople, mayRevoke } from '#plan/access.ts'
import { PALETTE } from '#plan/palette.ts'
import { mayRemoveFrom } from '#plan/rights/consent.ts'
import { knowsAtWork, type Person, seatOf } from '#plan/rights/people.ts'
import type { Role } from '#plan/roles.ts'
import { record, recordRefusal } from '../audit/audit.ts'
import { hiddenSince } from '../plans/doors.ts'
import type { Me } from '../plans/types.ts'
import type { Asking } from '../rights/rights.ts'
import { asOther, type PeopleContext, type PersonRecord, personOf, refuse } from './context.ts'
import { revokeLinks } from './links.ts'
import type { People, PeopleEvent, PersonRow } from './types.ts'

const SHOWN_EVENTS = 20
const EVENTS = [
  'invite',
  'join',
  'revoke',
  'remove',
  'leave',
  'return-link',
] satisfies PeopleEvent['action'][]

export function takingPart(
  context: PeopleContext,
): Pick<People, 'list' | 'events' | 'remove' | 'leave' | 'noteRefusal'> {
  const { db, clock, onChanged, rights } = context

  /** A link that somebody else made removes nobody: the holder has not shown to be this person. */
  const mayRemove = ({ viewer, situation }: Asking, row: PersonRecord): boolean => {
    const other = situation.people.find(({ id }) => id === row.id)
    const plan = { invitedBy: row.invitedBy, people: situation.people, today: situation.today }
    return viewer.isProven && other !== undefined && mayRemoveFrom(viewer, other, plan)
  }

  return {
    async list(me) {
      if (!mayReadPeople(me)) return refuse(context, me)
      const asking = await rights.of(me)
      const since = await hiddenSince(db.read, asking, me.planId)
      const rows = await db.read
        .select()
        .from(participants)
        .where(
          and(
            eq(participants.planId, me.planId),
            inArray(participants.status, ['joined', 'invited']),
            since === null ? undefined : lt(participants.createdAt, since),
          ),
        )
        .orderBy(asc(participants.createdAt), asc(participants.color))
      const links = await db.read
        .select({ participantId: invitations.participantId, expiresAt: invitations.expiresAt })
        .from(invitations)
        .where(and(eq(invitations.planId, me.planId), eq(invitations.kind, 'join')))
        .orderBy(asc(invitations.createdAt))
      // Of several links of one person the latest counts.
      const expiry = new Map(links.map((link) => [link.participantId, link.expiresAt]))
      const now = clock.now()
      const { viewer, situation } = asking
      const brings = seatOf(viewer, situation.today) !== 'guardian'
      const kids = await db.read
        .select({ id: children.id, name: children.name })
        .from(children)
        .where(eq(children.planId, me.planId))
      const nameOf = (id: string | null) => rows.find((row) => row.id === id)?.name ?? null
      return rows.map((row): PersonRow => {
        const other = asOther(row)
        const person = situation.people.find(({ id }) => id === row.id)
        const until = other.status === 'invited' ? (expiry.get(row.id) ?? null) : null
        return {
          participantId: row.id,
          name: row.name,
          role: row.role as Role,
          color: (PALETTE[row.color % PALETTE.length] ?? PALETTE[0]).hex,
          employer: row.employer,
          employerIsTeam: person !== undefined && knowsAtWork(person),
          supports: nameOf(row.supports),
          bonds: bondsOf(person, kids),
          status: other.status,
          isMe: row.id === me.participantId,
          joinedAt: row.joinedAt,
          invitationExpiresAt: until,
          invitationOpen: until !== null && until > now,
          may: {
            revoke: mayRevoke(me, other),
            remove: mayRemove(asking, row),
            makeReturnLink: brings && mayMakeReturnLink(me, other),
          },
        }
      })
    },

    async events(me) {
      if (!mayReadPeople(me)) return refuse(context, me)
      const since = await hiddenSince(db.read, await rights.of(me), me.planId)
      const actor = alias(participants, 'actor')
      const subject = alias(participants, 'subject')
      const rows = await db.read
        .select({
          id: auditLog.id,
          at: auditLog.at,
          action: auditLog.action,
          actor: actor.name,
          subject: subject.name,
        })
        .from(auditLog)
        .innerJoin(actor, eq(actor.id, auditLog.actorId))
        .innerJoin(subject, eq(subject.id, auditLog.subjectId))
        .where(
          and(
            eq(auditLog.planId, me.planId),
            eq(auditLog.audience, 'plan'),
            inArray(auditLog.action, EVENTS),
            since === null ? undefined : lt(auditLog.at, since),
          ),
        )
        .orderBy(desc(auditLog.at), desc(auditLog.id))
        .limit(SHOWN_EVENTS)
      return rows.map((row) => ({ ...row, action: row.action as PeopleEvent['action'] }))
    },

    noteRefusal(session, planId) {
      const person = session?.people.find((held) => held.planId === planId)
      return recordRefusal(db, clock, { planId, participantId: person?.participantId ?? null })
    },

    async remove(me, participantId) {
      const person = await personOf(db.read, me, participantId)
      if (!mayRemove(await rights.of(me), person)) return refuse(context, me)
      await db.write((tx) => stop(tx, me, participantId, 'remove'))
      onChanged(me.planId)
    },

    async leave(me) {
      if (!mayLeave(me)) return refuse(context, me)
      await db.write((tx) => stop(tx, me, me.participantId, 'leave'))
      onChanged(me.planId)
    },
  }

  /**
   * What the person wrote in the shared text stays; how to reach the person goes. Sessions keep the person, so that the
   * page can say what happened instead of looking like an unknown address.
   */
  async function stop(tx: Queries, me: Me, participantId: string, action: 'remove' | 'leave'): Promise<void> {
    const now = clock.now()
    await tx
      .update(participants)
      .set({
        status: action === 'remove' ? 'removed' : 'left',
        endedAt: now,
        email: null,
        emailVerifiedAt: null,
        personalCodeHash: null,
      })
      .where(and(eq(participants.id, participantId), eq(participants.status, 'joined')))
    await revokeLinks(tx, participantId, ['return'], now)
    const entry = { planId: me.planId, actorId: me.participantId, subjectId: participantId, audience: 'plan' }
    await record(tx, now, { ...entry, action })
  }
}

function bondsOf(
  person: Person | undefined,
  kids: readonly { id: string; name: string }[],
): PersonRow['bonds'] {
  const bonds = person?.bonds ?? []
  const raises = kids.filter(({ id }) =>
    bonds.some(({ childId, raisesChild }) => childId === id && raisesChild),
  )
  return {
    isFosterParent: bonds.some((bond) => bond.isFosterParent),
    isGuardian: bonds.some((bond) => bond.isGuardian),
    raises: raises.map(({ name }) => name),
  }
}
