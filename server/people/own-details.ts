/**
 * What a person sets for oneself, unseen by others. A new e-mail address counts once the code mailed to it came back:
 * until then the old one stays, and nobody comes in by a mistyped address.
 */
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { children, participants, signInLinks } from '#db/schema.ts'
import { mayChangeOwnDetails } from '#plan/access.ts'
import { isEmailAddress, normalAddress } from '#plan/email-address.ts'
import { hashToken, newId, newToken } from '../ids.ts'
import { createBuckets } from '../limits/buckets.ts'
import type { Me } from '../plans/types.ts'
import { CODE_LASTS, CODE_TRIES, hashCode, isCode, newCode } from '../sign-in/mailed-code.ts'
import { secretOf } from '../sign-in/secret-of.ts'
import { languageOf, type PeopleContext, personOf, refuse } from './context.ts'
import { hashPersonalCode, isPersonalCode } from './personal-code.ts'
import type { People } from './types.ts'

const HOUR = 3_600_000
const CODE_MAILS_AN_HOUR = 5
const PERSONAL_CODE_TRIES = { size: 5, per: HOUR }
const PERSONAL_CODE = { shortest: 6, longest: 100 }

type Own = Pick<People, 'own' | 'change' | 'confirmEmail' | 'checkPersonalCode'>

/** A mailed code for a person stands among the sign-in links, under a key that no browser can hold. */
export const confirmKeyOf = (participantId: string) => hashToken(`confirm ${participantId}`)

export function ownDetails(context: PeopleContext): Own {
  const { db, clock, config, outbox, onChanged } = context
  const secret = secretOf(config)
  const buckets = createBuckets(clock)

  const keyOf = (me: Me) => confirmKeyOf(me.participantId)
  const waiting = async (me: Me) => {
    const [row] = await db.read
      .select()
      .from(signInLinks)
      .where(
        and(
          eq(signInLinks.browserHash, keyOf(me)),
          isNull(signInLinks.usedAt),
          gt(signInLinks.expiresAt, clock.now()),
          lt(signInLinks.attempts, CODE_TRIES),
        ),
      )
      .orderBy(desc(signInLinks.createdAt))
      .limit(1)
    return row ?? null
  }

  async function mailCode(me: Me, email: string): Promise<void> {
    const now = clock.now()
    const id = newId()
    const code = newCode()
    await db.write(async (tx) => {
      if ((await outbox.sentSince(tx, email, now - HOUR)) >= CODE_MAILS_AN_HOUR)
        throw new Response(null, { status: 429 })
      await tx.delete(signInLinks).where(eq(signInLinks.browserHash, keyOf(me)))
      await tx.insert(signInLinks).values({
        id,
        email,
        // Nobody has this token: the code alone finishes it, in the browser that already is this person.
        tokenHash: hashToken(newToken()),
        browserHash: keyOf(me),
        codeHash: hashCode(code, id, secret),
        createdAt: now,
        expiresAt: now + CODE_LASTS,
      })
      await outbox.enqueue(tx, {
        to: email,
        letter: { about: 'confirm-address', code },
        language: await languageOf(tx, me.planId),
        neutral: me.neutralMail,
        planId: me.planId,
        useless: now + CODE_LASTS,
      })
    })
    outbox.wake()
  }

  return {
    async own(me) {
      const person = await personOf(db.read, me, me.participantId)
      const [child] = me.childId
        ? await db.read.select().from(children).where(eq(children.id, me.childId))
        : []
      return {
        emailConfirmed: person.email !== null && person.emailVerifiedAt !== null,
        emailToConfirm: (await waiting(me))?.email ?? null,
        bornOn: child?.bornOn ?? null,
      }
    },

    async change(me, { presenceHidden, neutralMail, personalCode, email, bornOn }) {
      const identity = personalCode !== undefined || email !== undefined || bornOn !== undefined
      if (me.status !== 'joined' || (identity && !mayChangeOwnDetails(me))) return refuse(context, me)
      if (bornOn !== undefined && (me.childId === null || !isBirth(bornOn)))
        throw new Response(null, { status: 400 })
      const code = personalCode?.trim()
      if (code !== undefined && (code.length < PERSONAL_CODE.shortest || code.length > PERSONAL_CODE.longest))
        throw new Response(null, { status: 400 })
      const address = email ? normalAddress(email) : email
      if (address && !isEmailAddress(address)) throw new Response(null, { status: 400 })

      const set: Partial<typeof participants.$inferInsert> = {
        ...(presenceHidden === undefined ? {} : { presenceHidden }),
        ...(neutralMail === undefined ? {} : { neutralMail }),
        ...(code === undefined ? {} : { personalCodeHash: await hashPersonalCode(code, secret) }),
        ...(address === null ? { email: null, emailVerifiedAt: null } : {}),
      }
      await db.write(async (tx) => {
        if (Object.keys(set).length > 0) {
          await tx.update(participants).set(set).where(eq(participants.id, me.participantId))
        }
        if (bornOn !== undefined && me.childId)
          await tx.update(children).set({ bornOn }).where(eq(children.id, me.childId))
        if (address === null) await tx.delete(signInLinks).where(eq(signInLinks.browserHash, keyOf(me)))
      })
      if (address) await mailCode(me, address)
      if (presenceHidden !== undefined) onChanged(me.planId)
    },

    async confirmEmail(me, code) {
      if (!mayChangeOwnDetails(me)) return refuse(context, me)
      const row = await waiting(me)
      if (!row) return false
      const right = isCode(code, row.id, row.codeHash, secret)
      return db.write(async (tx) => {
        const attempts = sql`${signInLinks.attempts} + 1`
        // Judged again while writing: five tries at once are five tries.
        const [counted] = await tx
          .update(signInLinks)
          .set(right ? { usedAt: clock.now() } : { attempts })
          .where(
            and(eq(signInLinks.id, row.id), isNull(signInLinks.usedAt), lt(signInLinks.attempts, CODE_TRIES)),
          )
          .returning({ id: signInLinks.id })
        if (!counted || !right) return false
        await tx
          .update(participants)
          .set({ email: row.email, emailVerifiedAt: clock.now() })
          .where(eq(participants.id, me.participantId))
        return true
      })
    },

    async checkPersonalCode(me, code) {
      const key = me.participantId
      if (buckets.wait(key, PERSONAL_CODE_TRIES) > 0) throw new Response(null, { status: 429 })
      buckets.take(key, PERSONAL_CODE_TRIES)
      const { personalCodeHash } = await personOf(db.read, me, me.participantId)
      return personalCodeHash !== null && isPersonalCode(code, personalCodeHash, secret)
    },
  }
}

/** A year, or a day. Only the year is asked: it decides what a young person is asked about sharing. */
const isBirth = (text: string): boolean => /^(19|20)\d\d(-\d\d-\d\d)?$/.test(text)
