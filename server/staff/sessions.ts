/** The browsers of people of an organisation. Idle one hour, twelve hours in all (R-E12); only a hash is kept (R-E11). */
import { and, eq, isNull, lte } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { organisations, staff, staffSessions } from '#db/schema.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { hashToken, newId, newToken } from '../ids.ts'
import type { LegalRole, TeamWording } from '../organisations/types.ts'
import { readCookie } from '../sessions/cookie.ts'
import type { Staff, StaffRole, StaffSessions } from './types.ts'

const MINUTE = 60_000
const IDLE = 60 * MINUTE
const IN_ALL = 12 * 60 * MINUTE
const NOTE_USE_EVERY = MINUTE

/** The issuer of those who came by the built-in sign-in of local mode. */
export const TRIAL_ISSUER = 'trial'

export interface StaffSessionKeeping extends StaffSessions {
  /** Returns the value of the Set-Cookie header. */
  begin(staffId: string): Promise<{ setCookie: string; sessionId: string }>
  end(sessionId: string): Promise<void>
  endAllOf(staffId: string): Promise<void>
}

export function createStaffSessions(options: {
  db: Database
  clock: Clock
  config: Pick<Config, 'publicUrl'>
}): StaffSessionKeeping {
  const { db, clock, config } = options
  const tls = config.publicUrl?.protocol === 'https:'
  const name = tls ? '__Host-fgp-team' : 'fgp-team'
  const attributes = `Path=/; HttpOnly; SameSite=Lax${tls ? '; Secure' : ''}`

  const clearCookie = () => `${name}=; ${attributes}; Max-Age=0`
  const end = async (sessionId: string) => {
    await db.write((tx) => tx.delete(staffSessions).where(eq(staffSessions.id, sessionId)))
  }

  return {
    clearCookie,
    end,
    signOut: ({ sessionId }) => end(sessionId),
    async endAllOf(staffId) {
      await db.write((tx) => tx.delete(staffSessions).where(eq(staffSessions.staffId, staffId)))
    },

    async begin(staffId) {
      const [token, sessionId, now] = [newToken(), newId(), clock.now()]
      await db.write(async (tx) => {
        await tx.delete(staffSessions).where(lte(staffSessions.expiresAt, now))
        await tx.insert(staffSessions).values({
          id: sessionId,
          staffId,
          tokenHash: hashToken(token),
          createdAt: now,
          usedAt: now,
          expiresAt: now + IN_ALL,
        })
      })
      // Without Max-Age: it goes when the browser closes.
      return { setCookie: `${name}=${token}; ${attributes}`, sessionId }
    },

    async ofCookie(header): Promise<Staff | null> {
      const token = readCookie(header, name)
      if (!token) return null
      const [found] = await db.read
        .select({ session: staffSessions, person: staff, organisation: organisations })
        .from(staffSessions)
        .innerJoin(staff, eq(staff.id, staffSessions.staffId))
        .innerJoin(organisations, eq(organisations.id, staff.organisationId))
        .where(
          and(
            eq(staffSessions.tokenHash, hashToken(token)),
            isNull(staff.endedAt),
            isNull(organisations.endedAt),
          ),
        )
      const now = clock.now()
      if (!found || found.session.expiresAt <= now || now - found.session.usedAt > IDLE) return null
      const { session, person, organisation } = found
      if (now - session.usedAt >= NOTE_USE_EVERY)
        await db.write((tx) =>
          tx.update(staffSessions).set({ usedAt: now }).where(eq(staffSessions.id, session.id)),
        )
      return {
        id: person.id,
        name: person.name,
        roles: JSON.parse(person.roles) as StaffRole[],
        sessionId: session.id,
        organisation: {
          id: organisation.id,
          name: organisation.name,
          wording: organisation.wording as TeamWording,
          legalRole: organisation.legalRole as LegalRole,
        },
        isTrial: person.issuer === TRIAL_ISSUER,
      }
    },
  }
}
