/**
 * Coming back elsewhere by a link in a mail (R-E14, R-E17). A link works for the people whose address is proved to be
 * theirs: a link or code that was mailed to it came back. An address that somebody else typed proves nothing.
 *
 * The link is finished in the browser that asked (its cookie), or elsewhere with the code that browser shows: who only
 * reads the mail, such as somebody on the same computer, does not get in.
 */
import { and, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { participants, signInLinks } from '#db/schema.ts'
import { isEmailAddress, normalAddress } from '#plan/email-address.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { hashToken, newId, newToken } from '../ids.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { readCookie } from '../sessions/cookie.ts'
import { CODE_LASTS, CODE_TRIES, hashCode, isCode, newCode } from './mailed-code.ts'
import { secretOf } from './secret-of.ts'
import type { SignIn } from './types.ts'

interface Options {
  db: Database
  clock: Clock
  config: Pick<Config, 'publicUrl' | 'origins' | 'sessionSecret'>
  outbox: Outbox
}

const HOUR = 3_600_000
/** More than this to one address in an hour is somebody's joke, or worse. */
const MAILS_AN_HOUR = 5

type Row = typeof signInLinks.$inferSelect

export function createSignIn({ db, clock, config, outbox }: Options): SignIn {
  const secret = secretOf(config)
  const tls = config.publicUrl?.protocol === 'https:'
  const cookieName = tls ? '__Host-fgp-vraag' : 'fgp-vraag'

  const asked = (row: Row, cookie: string | null) => {
    const token = readCookie(cookie, cookieName)
    return token !== null && hashToken(token) === row.browserHash
  }

  return {
    async ask(given, language) {
      const email = normalAddress(given)
      const browser = newToken()
      const token = newToken()
      const code = newCode()
      const id = newId()
      const now = clock.now()
      await db.write(async (tx) => {
        await tx.delete(signInLinks).where(lt(signInLinks.expiresAt, now))
        const known = isEmailAddress(email) ? await ofAddress(tx, email) : []
        const mayMail = known.length > 0 && (await outbox.sentSince(tx, email, now - HOUR)) < MAILS_AN_HOUR
        // The same work for an unknown address, whose address is not kept.
        await tx.insert(signInLinks).values({
          id,
          email: mayMail ? email : '',
          tokenHash: hashToken(token),
          browserHash: hashToken(browser),
          codeHash: hashCode(code, id, secret),
          createdAt: now,
          expiresAt: now + CODE_LASTS,
        })
        if (!mayMail) return
        const base = config.publicUrl?.origin ?? config.origins[0]
        await outbox.enqueue(tx, {
          to: email,
          letter: { about: 'sign-in', url: `${base}/in/${token}` },
          language,
          // One person who asked for neutral mail speaks for the address.
          neutral: known.some((person) => person.neutralMail),
          planId: null,
          useless: now + CODE_LASTS,
        })
      })
      outbox.wake()
      const attributes = `Path=/; HttpOnly; SameSite=Lax${tls ? '; Secure' : ''}; Max-Age=${CODE_LASTS / 1000}`
      return { setCookie: `${cookieName}=${browser}; ${attributes}`, code }
    },

    async open(token, cookie) {
      const row = await find(db.read, token, clock.now())
      if (!row) return 'gone'
      return asked(row, cookie) ? 'ready' : 'needs-code'
    },

    async finish(token, cookie, code) {
      return db.write(async (tx) => {
        const row = await find(tx, token, clock.now())
        if (!row) return null
        if (!asked(row, cookie) && !isCode(code ?? '', row.id, row.codeHash, secret)) {
          const attempts = sql`${signInLinks.attempts} + 1`
          if (code !== null) await tx.update(signInLinks).set({ attempts }).where(eq(signInLinks.id, row.id))
          return null
        }
        await tx.update(signInLinks).set({ usedAt: clock.now() }).where(eq(signInLinks.id, row.id))
        const people = await ofAddress(tx, row.email)
        return people.length > 0 ? { participantIds: people.map((person) => person.id) } : null
      })
    },
  }
}

async function find(read: Queries, token: string, now: number): Promise<Row | null> {
  const [row] = await read
    .select()
    .from(signInLinks)
    .where(
      and(
        eq(signInLinks.tokenHash, hashToken(token)),
        isNull(signInLinks.usedAt),
        gt(signInLinks.expiresAt, now),
        lt(signInLinks.attempts, CODE_TRIES),
      ),
    )
  return row ?? null
}

/** The people whose proved address this is, in the plans where they take part. */
async function ofAddress(read: Queries, email: string) {
  if (email === '') return []
  return read
    .select({ id: participants.id, neutralMail: participants.neutralMail })
    .from(participants)
    .where(
      and(
        eq(participants.email, email),
        isNotNull(participants.emailVerifiedAt),
        eq(participants.status, 'joined'),
      ),
    )
}
