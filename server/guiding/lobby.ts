/** The page to wait on, for who scanned the code of the lobby. It tells nothing of the plan, not even whose it is. */
import { and, count, eq, isNull } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { guidedSessions, lobbyVisitors, participants } from '#db/schema.ts'
import type { Clock } from '../clock.ts'
import { hashToken, newId, newToken } from '../ids.ts'
import { makeLink, revokeLinks } from '../people/links.ts'
import { hashCode, isOpen } from './lobby-code.ts'
import type { Lobby } from './types.ts'

const MOST_WAITING = 30
const LONGEST_NAME = 80

export function createLobby({ db, clock }: { db: Database; clock: Clock }): Lobby {
  async function planOf(read: Queries, code: string): Promise<string | null> {
    const [row] = await read
      .select()
      .from(guidedSessions)
      .where(eq(guidedSessions.lobbyHash, hashCode(code)))
    return row && isOpen(row.lobbyOpenedAt, clock.now()) ? row.planId : null
  }

  async function visitorOf(read: Queries, token: string) {
    const [row] = await read
      .select({ visitor: lobbyVisitors, lobbyOpenedAt: guidedSessions.lobbyOpenedAt })
      .from(lobbyVisitors)
      .innerJoin(guidedSessions, eq(guidedSessions.planId, lobbyVisitors.planId))
      .where(eq(lobbyVisitors.browserHash, hashToken(token)))
    return row && isOpen(row.lobbyOpenedAt, clock.now()) ? row.visitor : null
  }

  return {
    isOpen: async (code) => (await planOf(db.read, code)) !== null,

    async knock(code, name) {
      const wanted = name.trim()
      if (wanted === '' || wanted.length > LONGEST_NAME) throw new Response(null, { status: 400 })
      return db.write(async (tx) => {
        const planId = await planOf(tx, code)
        if (planId === null) return null
        const [waiting] = await tx
          .select({ all: count() })
          .from(lobbyVisitors)
          .where(and(eq(lobbyVisitors.planId, planId), isNull(lobbyVisitors.participantId)))
        if ((waiting?.all ?? 0) >= MOST_WAITING) return null
        const token = newToken()
        await tx.insert(lobbyVisitors).values({
          id: newId(),
          planId,
          name: wanted,
          browserHash: hashToken(token),
          at: clock.now(),
        })
        return token
      })
    },

    async waiting(token) {
      const visitor = await visitorOf(db.read, token)
      if (!visitor) return { state: 'gone' }
      return { state: visitor.participantId === null ? 'waiting' : 'let-in', name: visitor.name }
    },

    async enter(token) {
      return db.write(async (tx) => {
        const visitor = await visitorOf(tx, token)
        if (!visitor?.participantId) return null
        const [person] = await tx
          .select()
          .from(participants)
          .where(eq(participants.id, visitor.participantId))
        if (person?.status !== 'invited' || !person.invitedBy) return null
        const now = clock.now()
        const { planId, participantId } = visitor
        await revokeLinks(tx, participantId, ['join', 'join-by-mail'], now)
        const link = { planId, participantId, kind: 'join' as const, createdBy: person.invitedBy }
        return (await makeLink(tx, link, now)).token
      })
    },
  }
}
