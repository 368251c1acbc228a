/** Inviting somebody, a fresh link, a link to come back, and taking an invitation back. */
import { and, count, eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { participants } from '#db/schema.ts'
import { mayMakeReturnLink, mayRevoke } from '#plan/access.ts'
import { record } from '../audit/audit.ts'
import { newId } from '../ids.ts'
import type { Me } from '../plans/types.ts'
import { meetWishes } from '../wishes/meeting.ts'
import {
  asOther,
  bringsIn,
  languageOf,
  linkTo,
  type PeopleContext,
  type PersonRecord,
  personOf,
  refuse,
} from './context.ts'
import { checked, writeBonds } from './invited-person.ts'
import { makeLink, revokeLinks } from './links.ts'
import type { LinkResult, People } from './types.ts'

const DAY = 24 * 3_600_000
/** Somebody who does not answer is not mailed on and on. */
const MAILS_A_DAY = 4
/** A plan with more people is a mistake or a flood. */
const MOST_PEOPLE = 100

export function inviting(
  context: PeopleContext,
): Pick<People, 'invite' | 'renew' | 'makeReturnLink' | 'revoke' | 'mayInvite'> {
  const { db, clock, outbox, onChanged } = context

  /** The links of one invitation: one for the screen, and its own one for the mail where there is an address. */
  async function link(
    tx: Queries,
    me: Me,
    person: Pick<PersonRecord, 'id' | 'email' | 'neutralMail'>,
  ): Promise<LinkResult> {
    const now = clock.now()
    const invitation = { planId: me.planId, participantId: person.id, createdBy: me.participantId }
    const shown = await makeLink(tx, { ...invitation, kind: 'join' }, now)
    const mailed =
      person.email !== null && (await outbox.sentSince(tx, person.email, now - DAY)) < MAILS_A_DAY
    if (person.email !== null && mailed) {
      const { token, expiresAt } = await makeLink(tx, { ...invitation, kind: 'join-by-mail' }, now)
      await outbox.enqueue(tx, {
        to: person.email,
        letter: { about: 'invitation', url: linkTo(context, token), expiresAt },
        language: await languageOf(tx, me.planId),
        neutral: person.neutralMail,
        planId: me.planId,
        useless: expiresAt,
      })
    }
    return { url: linkTo(context, shown.token), mailed, expiresAt: shown.expiresAt }
  }

  return {
    mayInvite: (me) => bringsIn(context, me),

    async invite(me, input) {
      if (!(await bringsIn(context, me))) return refuse(context, me)
      const result = await db.write(async (tx) => {
        const person = { id: newId(), ...(await checked(tx, me, input)) }
        const [people] = await tx
          .select({ all: count() })
          .from(participants)
          .where(eq(participants.planId, me.planId))
        const color = people?.all ?? 0
        if (color >= MOST_PEOPLE) throw new Response(null, { status: 409 })
        await tx.insert(participants).values({
          ...person,
          planId: me.planId,
          color,
          status: 'invited',
          invitedBy: me.participantId,
          createdAt: clock.now(),
        })
        await writeBonds(tx, me.planId, person.id, input)
        const { planId, participantId: invitedBy } = me
        await meetWishes(tx, outbox, { id: person.id, name: person.name, planId, invitedBy }, clock.now())
        const made = await link(tx, me, { ...person, neutralMail: false })
        await note(tx, me, 'invite', person.id)
        return { ...made, participantId: person.id }
      })
      outbox.wake()
      onChanged(me.planId)
      return result
    },

    async renew(me, participantId) {
      const person = await personOf(db.read, me, participantId)
      if (!mayRevoke(me, asOther(person))) return refuse(context, me)
      const result = await db.write(async (tx) => {
        await revokeLinks(tx, participantId, ['join', 'join-by-mail'], clock.now())
        await note(tx, me, 'renew-invitation', participantId)
        return link(tx, me, person)
      })
      outbox.wake()
      onChanged(me.planId)
      return result
    },

    async makeReturnLink(me, participantId) {
      const person = await personOf(db.read, me, participantId)
      if (!mayMakeReturnLink(me, asOther(person)) || !(await bringsIn(context, me)))
        return refuse(context, me)
      const made = await db.write(async (tx) => {
        await revokeLinks(tx, participantId, ['return'], clock.now())
        await note(tx, me, 'return-link', participantId)
        // Whoever it is made for hears of it, also without opening the plan.
        if (person.email && person.emailVerifiedAt) {
          await outbox.enqueue(tx, {
            to: person.email,
            letter: { about: 'return-link-made' },
            language: await languageOf(tx, me.planId),
            neutral: person.neutralMail,
            planId: me.planId,
          })
        }
        const { planId, participantId: createdBy } = me
        return makeLink(tx, { planId, participantId, kind: 'return', createdBy }, clock.now())
      })
      outbox.wake()
      onChanged(me.planId)
      return { url: linkTo(context, made.token), mailed: false, expiresAt: made.expiresAt }
    },

    async revoke(me, participantId) {
      const person = await personOf(db.read, me, participantId)
      if (!mayRevoke(me, asOther(person))) return refuse(context, me)
      await db.write(async (tx) => {
        const now = clock.now()
        await revokeLinks(tx, participantId, ['join', 'join-by-mail', 'return'], now)
        // Who never joined leaves no address behind; the row stays, so that the opened link can say what happened.
        await tx
          .update(participants)
          .set({ status: 'removed', endedAt: now, email: null })
          .where(and(eq(participants.id, participantId), eq(participants.status, 'invited')))
        await note(tx, me, 'revoke', participantId)
      })
      onChanged(me.planId)
    },
  }

  function note(
    tx: Queries,
    me: Me,
    action: 'invite' | 'renew-invitation' | 'return-link' | 'revoke',
    subjectId: string,
  ) {
    const { planId, participantId: actorId } = me
    return record(tx, clock.now(), { planId, actorId, action, subjectId, audience: 'plan' })
  }
}
