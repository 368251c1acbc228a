/**
 * Which browser is who. A session is one browser; it may hold several people. Its token is 256 random bits, known to
 * the browser alone: the table holds the hash (R-E11). The id of a session is no secret and stays the same when the
 * token changes, so that open connections can be judged again.
 */
import { and, desc, eq, inArray, lte, ne } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { participants, sessionParticipants, sessions } from '#db/schema.ts'
import { record } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { hashToken, newId, newToken } from '../ids.ts'
import { sessionCookie } from './cookie.ts'
import { deviceLabel } from './device-label.ts'
import { lifetime, NOTE_USE_EVERY } from './lifetimes.ts'
import type { Session, SessionInfo, SessionOrigin, Sessions } from './types.ts'

interface Options {
  db: Database
  clock: Clock
  config: Pick<Config, 'publicUrl'>
  /** The session ended or holds fewer people: its open connections are judged again (R-B22). */
  onEnded(sessionId: string): void
}

type Row = typeof sessions.$inferSelect

/** Besides what pages may ask: what the process does by itself. */
export interface SessionKeeping {
  /** Ends what expired while it was connected. Asked every few seconds, so that its connections close in time (R-B22). */
  endExpired(): Promise<void>
}

export function createSessions({ db, clock, config, onEnded }: Options): Sessions & SessionKeeping {
  const cookie = sessionCookie(config)

  async function live(where: ReturnType<typeof eq>): Promise<Row | null> {
    const [row] = await db.read.select().from(sessions).where(where)
    return row && row.expiresAt > clock.now() ? row : null
  }

  async function noteUse(row: Row): Promise<void> {
    const now = clock.now()
    if (now - row.usedAt < NOTE_USE_EVERY) return
    const expiresAt = now + lifetime(row.device as Session['device'])
    await db.write((tx) => tx.update(sessions).set({ usedAt: now, expiresAt }).where(eq(sessions.id, row.id)))
  }

  return {
    async ofCookie(header) {
      const token = cookie.read(header)
      const row = token ? await live(eq(sessions.tokenHash, hashToken(token))) : null
      if (!row) return null
      await noteUse(row)
      return toSession(db.read, row)
    },

    async ofId(sessionId) {
      const row = await live(eq(sessions.id, sessionId))
      return row && toSession(db.read, row)
    },

    async become(session, who) {
      const token = newToken()
      const now = clock.now()
      const ids = typeof who.participantId === 'string' ? [who.participantId] : who.participantId
      const { device, ended } = await db.write(async (tx) => {
        const [held] = session ? await tx.select().from(sessions).where(eq(sessions.id, session.id)) : []
        const device = who.device ?? (held?.device as Session['device'] | undefined) ?? 'shared'
        const kept = held && !who.alone ? held : null
        if (held && !kept) await tx.delete(sessions).where(eq(sessions.id, held.id))
        const row: Row = {
          id: kept?.id ?? newId(),
          tokenHash: hashToken(token),
          device,
          label: deviceLabel(who.userAgent),
          createdAt: kept?.createdAt ?? now,
          usedAt: now,
          expiresAt: now + lifetime(device),
        }
        await tx.insert(sessions).values(row).onConflictDoUpdate({ target: sessions.id, set: row })
        // The first one given is who this browser is from now on.
        for (const participantId of [...ids].reverse()) await hold(tx, row.id, participantId, who.origin, now)
        return { device, ended: kept ? null : (held?.id ?? null) }
      })
      if (ended) onEnded(ended)
      return cookie.set(token, device)
    },

    async choose(session, participantId) {
      await db.write(async (tx) => {
        const chosenAt = await nextChoice(tx, session.id, clock.now())
        await tx.update(sessionParticipants).set({ chosenAt }).where(holding(session.id, participantId))
      })
    },

    async forget(session, participantId) {
      await db.write(async (tx) => {
        await tx.delete(sessionParticipants).where(holding(session.id, participantId))
        const [left] = await tx
          .select({ id: sessionParticipants.participantId })
          .from(sessionParticipants)
          .where(eq(sessionParticipants.sessionId, session.id))
          .limit(1)
        if (!left) await tx.delete(sessions).where(eq(sessions.id, session.id))
      })
      onEnded(session.id)
    },

    async list(session) {
      const own = await db.read.select().from(sessions).where(eq(sessions.id, session.id))
      const others = await othersOf(db.read, session, clock.now())
      return [...own, ...others].map(
        (row): SessionInfo => ({
          id: row.id,
          label: row.label,
          device: row.device as SessionInfo['device'],
          createdAt: row.createdAt,
          usedAt: row.usedAt,
          current: row.id === session.id,
        }),
      )
    },

    async end(session, sessionId) {
      const mine =
        sessionId === session.id || (await othersOf(db.read, session, 0)).some((row) => row.id === sessionId)
      if (!mine) return
      await db.write((tx) => tx.delete(sessions).where(eq(sessions.id, sessionId)))
      onEnded(sessionId)
    },

    clearCookie: () => cookie.clear(),

    async endExpired() {
      const expired = lte(sessions.expiresAt, clock.now())
      const rows = await db.read.select({ id: sessions.id }).from(sessions).where(expired)
      if (rows.length === 0) return
      await db.write((tx) => tx.delete(sessions).where(expired))
      for (const row of rows) onEnded(row.id)
    },
  }
}

const holding = (sessionId: string, participantId: string) =>
  and(eq(sessionParticipants.sessionId, sessionId), eq(sessionParticipants.participantId, participantId))

async function hold(
  tx: Queries,
  sessionId: string,
  participantId: string,
  origin: SessionOrigin,
  now: number,
) {
  const [held] = await tx.select().from(sessionParticipants).where(holding(sessionId, participantId))
  const chosenAt = await nextChoice(tx, sessionId, now)
  const row = {
    sessionId,
    participantId,
    origin: stronger(held?.origin as SessionOrigin | undefined, origin),
    chosenAt,
  }
  await tx
    .insert(sessionParticipants)
    .values(row)
    .onConflictDoUpdate({
      target: [sessionParticipants.sessionId, sessionParticipants.participantId],
      set: row,
    })
  const [person] = await tx.select().from(participants).where(eq(participants.id, participantId))
  // When somebody was here is for that person alone.
  const entry = {
    planId: person?.planId ?? null,
    actorId: participantId,
    subjectId: sessionId,
    audience: participantId,
  }
  if (origin !== 'start')
    await record(tx, now, { ...entry, action: origin === 'return' ? 'return' : 'sign-in' })
}

/** A browser that already proved who it is does not lose that by opening a link of somebody else. */
const stronger = (held: SessionOrigin | undefined, given: SessionOrigin): SessionOrigin =>
  given === 'return' && held ? held : given

/** Later than every earlier choice of this browser, also within one millisecond. */
async function nextChoice(tx: Queries, sessionId: string, now: number): Promise<number> {
  const [latest] = await tx
    .select({ at: sessionParticipants.chosenAt })
    .from(sessionParticipants)
    .where(eq(sessionParticipants.sessionId, sessionId))
    .orderBy(desc(sessionParticipants.chosenAt))
    .limit(1)
  return Math.max(now, (latest?.at ?? 0) + 1)
}

async function toSession(read: Queries, row: Row): Promise<Session> {
  const held = await read
    .select({
      participantId: participants.id,
      planId: participants.planId,
      status: participants.status,
      origin: sessionParticipants.origin,
    })
    .from(sessionParticipants)
    .innerJoin(participants, eq(participants.id, sessionParticipants.participantId))
    .where(eq(sessionParticipants.sessionId, row.id))
    .orderBy(desc(sessionParticipants.chosenAt))
  // Who was removed stays known, so that the page can say so, and never stands before who takes part.
  const ordered = [
    ...held.filter((one) => one.status === 'joined'),
    ...held.filter((one) => one.status !== 'joined'),
  ]
  return {
    id: row.id,
    device: row.device as Session['device'],
    people: ordered.map(({ participantId, planId, origin }) => ({
      participantId,
      planId,
      origin: origin as SessionOrigin,
    })),
  }
}

/**
 * Other browsers of the people that this browser is beyond doubt: not of who came by a link that somebody else made,
 * and not of two people of one plan, who would learn of each other when they were here.
 */
async function othersOf(read: Queries, session: Session, now: number): Promise<Row[]> {
  const certain = session.people.filter(
    (one) =>
      one.origin !== 'return' && session.people.filter((other) => other.planId === one.planId).length === 1,
  )
  if (certain.length === 0) return []
  const rows = await read
    .selectDistinct({ session: sessions })
    .from(sessionParticipants)
    .innerJoin(sessions, eq(sessions.id, sessionParticipants.sessionId))
    .where(
      and(
        inArray(
          sessionParticipants.participantId,
          certain.map((one) => one.participantId),
        ),
        ne(sessions.id, session.id),
      ),
    )
    .orderBy(desc(sessions.usedAt))
  return rows.map((row) => row.session).filter((row) => row.expiresAt > now)
}
