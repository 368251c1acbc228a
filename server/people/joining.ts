/** What an opened link says, and spending it. Opening never changes anything: mail scanners follow links. */
import { and, asc, eq } from 'drizzle-orm'
import { children, participants } from '#db/schema.ts'
import type { Role } from '#plan/roles.ts'
import { record } from '../audit/audit.ts'
import type { PeopleContext } from './context.ts'
import { findLink, linkState, spendLink } from './links.ts'
import type { People } from './types.ts'

export function joining({ db, clock, onChanged }: PeopleContext): Pick<People, 'open' | 'spend'> {
  return {
    async open(token) {
      const link = await findLink(db.read, token)
      if (!link) return { state: 'unknown' }
      const [person] = await db.read
        .select()
        .from(participants)
        .where(eq(participants.id, link.participantId))
      if (!person) return { state: 'unknown' }
      const state = linkState(link, person.status, clock.now())
      if (state === 'used') return { state, planId: link.planId, participantId: person.id }
      if (state !== 'ready') return { state }
      const [maker] = await db.read
        .select({ name: participants.name })
        .from(participants)
        .where(eq(participants.id, link.createdBy))
      const family = await db.read
        .select({ name: children.name })
        .from(children)
        .where(eq(children.planId, link.planId))
        .orderBy(asc(children.position))
      return {
        state,
        kind: link.kind === 'return' ? 'return' : 'join',
        planId: link.planId,
        participantId: person.id,
        name: person.name,
        role: person.role as Role,
        invitedBy: maker?.name ?? '',
        children: family.map((child) => child.name),
      }
    },

    async spend(token) {
      const spent = await db.write(async (tx) => {
        const now = clock.now()
        const link = await findLink(tx, token)
        if (!link) return null
        const { planId, participantId } = link
        const mine = and(eq(participants.id, participantId), eq(participants.planId, planId))
        const [person] = await tx.select().from(participants).where(mine)
        if (!person || linkState(link, person.status, now) !== 'ready') return null
        await spendLink(tx, link, now)
        if (link.kind === 'return') return { planId, participantId, kind: 'return' as const }
        await tx
          .update(participants)
          .set({
            status: 'joined',
            joinedAt: now,
            emailVerifiedAt: link.kind === 'join-by-mail' && person.email !== null ? now : null,
          })
          .where(mine)
        const entry = { planId, actorId: participantId, subjectId: participantId, audience: 'plan' }
        await record(tx, now, { ...entry, action: 'join' })
        return { planId, participantId, kind: 'join' as const }
      })
      if (spent) onChanged(spent.planId)
      return spent
    },
  }
}
